import type * as Swagger from '@nestjs/swagger';

const waiting: ((swagger: typeof Swagger) => void)[] = [];

/** A decorator of @nestjs/swagger that is put on only when somebody asks for the OpenAPI document. */
const later = <Name extends Decorators>(name: Name): (typeof Swagger)[Name] => {
  const make =
    (...given: unknown[]) =>
    (...place: unknown[]): void =>
      void waiting.push((swagger) => {
        const decorators = swagger as unknown as Record<Decorators, (...given: unknown[]) => Decorator>;
        decorators[name](...given)(...place);
      });
  return make as unknown as (typeof Swagger)[Name];
};

type Decorator = (...place: unknown[]) => void;
type Decorators = Extract<keyof typeof Swagger, `Api${string}`>;

/*
 * The document needs @nestjs/swagger, which loads five hundred files: a sixth of what a start loads. Most starts never need it.
 */
export const ApiBody = later('ApiBody');
export const ApiConsumes = later('ApiConsumes');
export const ApiCreatedResponse = later('ApiCreatedResponse');
export const ApiExcludeController = later('ApiExcludeController');
export const ApiExtension = later('ApiExtension');
export const ApiExtraModels = later('ApiExtraModels');
export const ApiHeader = later('ApiHeader');
export const ApiOkResponse = later('ApiOkResponse');
export const ApiOperation = later('ApiOperation');
export const ApiParam = later('ApiParam');
export const ApiProperty = later('ApiProperty');
export const ApiQuery = later('ApiQuery');
export const ApiResponse = later('ApiResponse');
export const ApiTags = later('ApiTags');

/** Where the document keeps the schema of a class that `ApiExtraModels` names. */
export const schemaPath = (model: { readonly name: string }): string => `#/components/schemas/${model.name}`;

/** Puts on, in their order, the decorators that have come since this was last called. */
export function putMarks(swagger: typeof Swagger): void {
  for (const put of waiting.splice(0)) put(swagger);
}

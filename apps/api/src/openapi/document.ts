import type { INestApplication } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import * as swagger from '@nestjs/swagger';
import { describedFields, OPERATION, TAG, type OperationDescription } from '../http/api-description.ts';
import { CAPABILITY } from '../http/capability.ts';
import { PROBLEM_MEANINGS, ProblemDto } from './problem.dto.ts';

const description = [
  'An event-sourced ledger for multi-actor partnerships.',
  'Every command is one POST and answers with a receipt; every read takes `asOf`.',
  'Sums are minor units (cents) as strings, except in reports, which print major units.',
  'A refusal is a problem document (RFC 9457) with a stable `code` and what to do next.',
].join(' ');

export type Schemas = NonNullable<NonNullable<swagger.OpenAPIObject['components']>['schemas']>;

/**
 * The OpenAPI 3.1 document of an application, started or not.
 *
 * @param answers the schemas of what reads answer
 */
export function openApiDocument(app: INestApplication, answers: Schemas): swagger.OpenAPIObject {
  for (const [prototype, fields] of describedFields)
    for (const [name, options] of fields) swagger.ApiProperty(options)(prototype, name);
  for (const controller of controllersOf(app)) describeController(controller);
  const config = new swagger.DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Pacta')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'npx pacta token --as <role>' },
      'bearer',
    )
    .addSecurityRequirements('bearer')
    .addServer('/', 'The service that serves this document')
    .build();
  const document = swagger.SwaggerModule.createDocument(app, config, { autoTagControllers: false });
  return withAmountsAsWritten(withExamplesInSchemas(withAnswers(document, answers)));
}

/** An amount of a request is given in minor units, or as people write it (`amounts-as-written.ts`). */
function withAmountsAsWritten(document: swagger.OpenAPIObject): swagger.OpenAPIObject {
  const schemas = document.components?.schemas;
  const minor = schemas?.['MoneyDto'];
  if (schemas === undefined || minor === undefined || '$ref' in minor) throw new Error('no request has an amount');
  const value = {
    type: 'string',
    description: 'Major units, with no more decimals than the currency has.',
    example: '350000.00',
  };
  const properties = { value, currency: minor.properties?.['currency'] ?? {} };
  const asWritten = { type: 'object', properties, required: ['value', 'currency'], additionalProperties: false };
  schemas['MoneyDto'] = { oneOf: [minor, asWritten] };
  return document;
}

function withAnswers(document: swagger.OpenAPIObject, answers: Schemas): swagger.OpenAPIObject {
  const { schemas = {}, ...components } = document.components ?? {};
  const twice = Object.keys(answers).filter((name) => Object.hasOwn(schemas, name));
  if (twice.length > 0) throw new Error(`two schemas are called ${twice.join(', ')}`);
  return { ...document, components: { ...components, schemas: { ...schemas, ...answers } } };
}

/**
 * The generator writes the examples of a parameter beside its schema, as a list; OpenAPI has a map of names there, and
 * the list inside the schema.
 */
function withExamplesInSchemas(document: swagger.OpenAPIObject): swagger.OpenAPIObject {
  const operations = Object.values(document.paths).flatMap(({ get, post }) => [get, post]);
  for (const parameter of operations.flatMap((operation) => operation?.parameters ?? [])) {
    if ('$ref' in parameter || !Array.isArray(parameter.examples)) continue;
    parameter.schema = { ...parameter.schema, examples: parameter.examples } as NonNullable<typeof parameter.schema>;
    delete parameter.examples;
  }
  return document;
}

type Controller = new (...parts: never[]) => object;

function controllersOf(app: INestApplication): Controller[] {
  const modules = [...app.get(ModulesContainer).values()];
  return modules.flatMap(({ controllers }) =>
    [...controllers.values()].map(({ metatype }) => metatype as unknown as Controller),
  );
}

const reflector = new Reflector();

function describeController(controller: Controller): void {
  const tag = reflector.get<string | undefined>(TAG, controller);
  for (const [name, method] of Object.entries(Object.getOwnPropertyDescriptors(controller.prototype))) {
    if (name === 'constructor' || typeof method.value !== 'function') continue;
    const operation = reflector.get<OperationDescription | undefined>(OPERATION, method.value);
    const marks = operation === undefined ? [swagger.ApiExcludeEndpoint()] : marksOf(operation, tag, method.value);
    for (const mark of marks) mark(controller.prototype, name, method);
  }
}

/** @param tag the controller's */
function marksOf(operation: OperationDescription, tag: string | undefined, method: () => unknown): MethodDecorator[] {
  const { operationId, summary, params = [], query = [], headers = [], consumes, body, answers, problems } = operation;
  const heading = operation.tag ?? tag;
  return [
    swagger.ApiOperation({
      operationId,
      summary,
      ...(operation.description === undefined ? {} : { description: operation.description }),
    }),
    swagger.ApiExtension('x-capability', reflector.get<string>(CAPABILITY, method)),
    ...(heading === undefined ? [] : [swagger.ApiTags(heading)]),
    ...params.map((options) => swagger.ApiParam(options)),
    ...query.map((options) => swagger.ApiQuery(options)),
    ...headers.map((options) => swagger.ApiHeader(options)),
    ...(consumes === undefined ? [] : [swagger.ApiConsumes(consumes)]),
    ...(body === undefined ? [] : [swagger.ApiBody(body)]),
    // The generator mutates its input, and several operations share their responses.
    ...answers.map((options) => swagger.ApiResponse({ ...options })),
    swagger.ApiExtraModels(ProblemDto),
    ...problems.map((status) =>
      swagger.ApiResponse({
        status,
        description: PROBLEM_MEANINGS[status] ?? 'A problem.',
        content: { 'application/problem+json': { schema: { $ref: swagger.getSchemaPath(ProblemDto) } } },
      }),
    ),
  ];
}

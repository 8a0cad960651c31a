import 'reflect-metadata';
import { expect, jest, test } from '@jest/globals';
import { getMetadataStorage, IsInt, IsString, MaxLength, ValidateNested, validateSync } from 'class-validator';
import { memoizeChecks } from './validation-metadata.ts';

class Named {
  @IsString()
  @MaxLength(3)
  name: unknown = 'abc';
}

class Counted extends Named {
  @IsInt()
  count: unknown = 1;
}

class Around {
  @ValidateNested()
  part: unknown = Object.assign(new Named(), { name: 7 });
}

class Grouped {
  @IsString({ groups: ['strict'] })
  name: unknown = 1;
}

const OPTIONS = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };

const faultsOf = (object: object, more = {}): string[] =>
  validateSync(object, { ...OPTIONS, ...more }).map(
    ({ property, constraints }) => `${property} ${Object.keys(constraints ?? {}).join(' ')}`,
  );

const objects = (): object[] => [
  new Named(),
  new Counted(),
  new Around(),
  Object.assign(new Named(), { name: 'abcd' }),
  Object.assign(new Counted(), { name: 1, count: 'x' }),
  Object.assign(new Counted(), { other: 1 }),
  Object.assign(new Named(), { count: 1 }),
];

test('what is found is the same as before, the first time and every time after', () => {
  const before = objects().map((object) => faultsOf(object));
  expect(before.flat()).toHaveLength(6);
  const storage = getMetadataStorage();
  const find = jest.spyOn(storage, 'getTargetValidationMetadatas');
  memoizeChecks();
  for (const _ of [1, 2]) expect(objects().map((object) => faultsOf(object))).toEqual(before);
  // Once per class, and once more for the nested class with its enclosing class as schema.
  expect(find).toHaveBeenCalledTimes(4);
});

test('groups are asked each time', () => {
  memoizeChecks();
  expect(faultsOf(new Grouped())).toEqual(['name isString']);
  expect(faultsOf(new Grouped(), { groups: ['strict'] })).toEqual(['name isString']);
  expect(faultsOf(new Grouped(), { groups: ['other'] })).toEqual(['undefined unknownValue']);
});

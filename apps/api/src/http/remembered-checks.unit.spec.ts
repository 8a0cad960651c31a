import 'reflect-metadata';
import { describe, expect, test } from '@jest/globals';
import { getMetadataStorage, IsInt, IsString, MaxLength, validate } from 'class-validator';
import { rememberChecks } from './remembered-checks.ts';

class Named {
  @IsString()
  @MaxLength(3)
  name!: unknown;
}

class Counted extends Named {
  @IsInt()
  count!: unknown;
}
MaxLength(1)(Counted.prototype, 'name');

class InGroups {
  @IsInt({ groups: ['whole'] })
  count!: unknown;
}

const faults = async (target: new () => object, value: object, groups?: string[]): Promise<unknown> =>
  (await validate(Object.assign(new target(), value), { ...(groups && { groups }) })).map(
    ({ property, constraints }) => [property, constraints],
  );

const cases: [new () => object, object][] = [
  [Named, { name: 'abc' }],
  [Named, { name: 'abcd' }],
  [Counted, { name: 'a', count: 1 }],
  [Counted, { name: 'ab', count: 'x' }],
  [Counted, {}],
];

describe('remembered checks', () => {
  test('find what class-validator finds, the first time and after', async () => {
    const before = await Promise.all(cases.map(([target, value]) => faults(target, value)));
    const inGroups = [await faults(InGroups, { count: 'x' }, ['whole']), await faults(InGroups, { count: 'x' }, ['z'])];
    rememberChecks();
    for (let turn = 0; turn < 2; turn += 1) {
      expect(await Promise.all(cases.map(([target, value]) => faults(target, value)))).toEqual(before);
      expect([
        await faults(InGroups, { count: 'x' }, ['whole']),
        await faults(InGroups, { count: 'x' }, ['z']),
      ]).toEqual(inGroups);
    }
    const storage = getMetadataStorage();
    const gather = () => storage.getTargetValidationMetadatas(Counted, '', false, false);
    expect(gather()).toBe(gather());
  });
});

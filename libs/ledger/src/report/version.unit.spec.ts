import { describe, expect, test } from '@jest/globals';
import { compareVersions, hasMovedOn, type ReportVersion } from './version.ts';

describe('versions', () => {
  const at = (updatedAt?: string, generatedAt?: string): ReportVersion => ({
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(generatedAt === undefined ? {} : { generatedAt }),
  });

  test.each([
    [at('2020'), at('2021'), -1],
    [at('2021', '2019'), at('2020', '2022'), 1],
    [at('2020', '2021'), at('2020', '2022'), -1],
    [at(undefined, '2021'), at('2020', '2020'), 1],
    [at(), at('2020'), 0],
    [at('2020'), at(undefined, '2021'), 0],
  ])('%j against %j', (left, right, sign) => expect(compareVersions(left, right)).toBe(sign));

  test('the day on which a file was made does not date a record that has its own', () => {
    expect(hasMovedOn(at('2020', '2022'), at('2020', '2021'))).toBe(false);
    expect(hasMovedOn(at(undefined, '2022'), at(undefined, '2021'))).toBe(true);
    expect(hasMovedOn(at('2020'), at())).toBe(true);
    expect(hasMovedOn(at(), at('2020'))).toBe(false);
  });
});

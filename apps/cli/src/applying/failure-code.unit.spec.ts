import { describe, expect, test } from '@jest/globals';
import { failureCode } from './failure-code.ts';

describe('failureCode', () => {
  test.each([
    [400, 2],
    [413, 2],
    [401, 3],
    [403, 3],
    [409, 3],
    [412, 3],
    [422, 3],
    [404, 4],
    [429, 7],
    [503, 7],
    [500, 70],
    [302, 70],
  ])('%i is exit code %i', (status, code) => {
    expect(failureCode(status)).toBe(code);
  });
});

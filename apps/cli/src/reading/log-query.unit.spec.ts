import { describe, expect, test } from '@jest/globals';
import { CommandFault } from '../faults/command-fault.ts';
import { logQuery } from './log-query.ts';

function nextAfter(act: () => unknown): string | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof CommandFault && error.exitCode === 2) return error.next;
    throw error;
  }
  return undefined;
}

describe('logQuery', () => {
  test('without options it is the whole log, newest first', () => {
    expect(logQuery({})).toEqual({ oldestFirst: false });
  });

  test('a type may leave out its version and may be repeated', () => {
    expect(logQuery({ type: ['pledged', 'Signed.v1'] }).types).toEqual(['Pledged.v1', 'Signed.v1']);
  });

  test('a version that this program does not know is taken as it stands', () => {
    expect(logQuery({ type: ['Pledged.v9'] }).types).toEqual(['Pledged.v9']);
  });

  test('a typing slip in a type is answered with what was probably meant', () => {
    expect(nextAfter(() => logQuery({ type: ['Plegded'] }))).toBe("Did you mean 'Pledged'?");
  });

  test.each([
    ['commitment', 'category'],
    ['ledger-main', 'one'],
    ['commitment-3f0c2c8e-0000-7000-8000-000000000003', 'one'],
  ])('%s is a stream by %s', (name, kind) => {
    expect(logQuery({ stream: name }).stream).toEqual({ kind, name });
  });

  test('a typing slip in a stream too', () => {
    expect(nextAfter(() => logQuery({ stream: 'comitment' }))).toBe("Did you mean 'commitment'?");
  });
});

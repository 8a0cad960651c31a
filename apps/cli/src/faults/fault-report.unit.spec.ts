import { describe, expect, test } from '@jest/globals';
import { EXIT, StartFault } from '@pacta/process';
import { CommandFault } from './command-fault.ts';
import { faultReport } from './fault-report.ts';

class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

describe('faultReport', () => {
  test('a fault of a command says its sentence, what to do next, and keeps its exit code', () => {
    const told = faultReport(new CommandFault(EXIT.notFound, 'No such event.', "Try 'pacta log'."), false);
    expect(told).toEqual({ exitCode: 4, lines: ['No such event.', "Try 'pacta log'."] });
  });

  test('a fault of the start keeps its exit code, one line for each mistake', () => {
    expect(faultReport(new StartFault('wrong-settings', 'First.\nSecond.', EXIT.usage), false)).toEqual({
      exitCode: 2,
      lines: ['First.', 'Second.'],
    });
  });

  test.each([
    ['the store', new StoreUnavailable('the file is locked')],
    ['a full disk', Object.assign(new Error('no space left'), { code: 'ENOSPC' })],
    ['a folder of someone else', Object.assign(new Error('permission denied'), { code: 'EACCES' })],
  ])('%s out of reach is 7', (_what, error) => {
    expect(faultReport(error, false).exitCode).toBe(7);
  });

  test('anything else is our own fault: one sentence, and a stack only when asked for', () => {
    const error = new TypeError('x is not a function');
    const told = faultReport(error, false);
    expect(told.exitCode).toBe(70);
    expect(told.lines.join('\n')).not.toContain('fault-report.unit.spec');
    expect(faultReport(error, true).lines.join('\n')).toContain('fault-report.unit.spec');
    expect(faultReport('thrown text', false).exitCode).toBe(70);
  });
});

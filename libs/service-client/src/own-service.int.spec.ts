import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartFault } from '@pacta/process';
import { OwnService } from './own-service.ts';
import { faultMessage, faultOf } from './service-messages.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-own-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A service whose main does this. */
function serviceOf(main: string): OwnService {
  const file = join(folder, 'main.mjs');
  writeFileSync(file, main);
  return new OwnService(file);
}

const isGone = (pid: number): boolean => {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
};

describe('a service of its own', () => {
  test('is told what to open, with settings for this machine alone, and stops when asked', async () => {
    const service = serviceOf(`
      process.on('message', ({ kind, env, example }) =>
        process.send({ kind: 'listening', address: [kind, env.A, env.PACTA_HOST, env.PACTA_PORT, process.argv[2]].join(' '), demo: example, events: 3 }));`);
    const { pid = 0 } = service.start();
    expect(await service.listen({ A: 'a', PACTA_PORT: '3000' }, true)).toEqual({
      kind: 'listening',
      address: 'open a 127.0.0.1 0 --for-parent',
      demo: true,
      events: 3,
    });
    expect(isGone(pid)).toBe(false);
    await service.stop();
    await service.stop();
    expect(isGone(pid)).toBe(true);
  });

  test('that was started and never needed is gone when stopped', async () => {
    const service = serviceOf('setInterval(() => undefined, 1000);');
    const { pid = 0 } = service.start();
    await service.stop();
    expect(isGone(pid)).toBe(true);
  });

  test('that was never started can be stopped', async () => {
    await expect(serviceOf('').stop()).resolves.toBeUndefined();
  });

  test.each([
    ['ends without a word', 'process.exit(3)', '(3)'],
    ['is killed', "process.kill(process.pid, 'SIGKILL')", '(SIGKILL)'],
  ])('that %s is a fault of ours', async (_case, main, said) => {
    const service = serviceOf(main);
    await expect(service.listen({})).rejects.toMatchObject({
      name: 'StartFault',
      exitCode: 70,
      message: expect.stringContaining(said),
    });
    await service.stop();
  });

  test('that has ended before it is asked is one too', async () => {
    const service = serviceOf('');
    const child = service.start();
    await new Promise((resolve) => child.once('exit', resolve));
    await expect(service.listen({})).rejects.toMatchObject({ name: 'StartFault', exitCode: 70 });
  });

  test('that says why it ends is heard, though it ends at once', async () => {
    const service = serviceOf(`
      process.once('message', () =>
        process.send({ kind: 'failed', name: 'StartFault', message: 'Held.', code: 'ledger-held', exitCode: 7 }, () => process.exit(7)));`);
    await expect(service.listen({})).rejects.toEqual(new StartFault('ledger-held', 'Held.', 7));
  });
});

describe('a fault on its way between processes', () => {
  test('is the same start fault', () => {
    const fault = faultOf(faultMessage(new StartFault('zone-fixed', 'No.', 2)));
    expect(fault).toBeInstanceOf(StartFault);
    expect(fault).toMatchObject({ code: 'zone-fixed', message: 'No.', exitCode: 2 });
  });

  test('keeps the name, code and stack of any other', () => {
    const given = Object.assign(new Error('disk full'), { name: 'SqliteError', code: 'SQLITE_FULL' });
    expect(faultOf(faultMessage(given))).toMatchObject({
      name: 'SqliteError',
      message: 'disk full',
      code: 'SQLITE_FULL',
      stack: given.stack,
    });
    expect(faultOf(faultMessage('text'))).toMatchObject({ name: 'Error', message: 'text' });
  });
});

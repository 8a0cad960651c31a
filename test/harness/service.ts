import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { builtFile } from './built.ts';
import type { LedgerFolder } from './ledger-folder.ts';

/** The built service, running as a process of its own. */
export interface Service {
  readonly url: string;
  readonly pid: number;
  /** Its output so far, stdout and stderr. */
  output(): string;
  /** Sends SIGINT. Answers the exit code and the time it took. */
  stop(): Promise<{ code: number | null; milliseconds: number }>;
  /** Sends SIGKILL. */
  kill(): Promise<void>;
}

/** Node's options in `npm start`. */
const NODE_FLAGS = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { scripts: { start: string } }
).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'));

const READY_WITHIN_MS = 30_000;

/**
 * Starts it and waits for the address it prints, then for /health/ready. @throws with its output where it ends before
 */
export async function startService(
  folder: LedgerFolder,
  settings: NodeJS.ProcessEnv = {},
  readyWithin = READY_WITHIN_MS,
  flags: readonly string[] = [],
): Promise<Service> {
  const child = spawn(process.execPath, [...NODE_FLAGS, builtFile('bundle/service.js'), ...flags], {
    env: { ...folder.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (text: string) => (output += text);
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const ended = once(child, 'exit') as Promise<[number | null]>;
  try {
    const url = await printedAddress(child, () => output);
    await ready(url, () => output, readyWithin);
    return {
      url,
      pid: child.pid as number,
      output: () => output,
      stop: async () => {
        const began = performance.now();
        child.kill('SIGINT');
        const [code] = await ended;
        return { code, milliseconds: performance.now() - began };
      },
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

async function printedAddress(child: ChildProcess, output: () => string): Promise<string> {
  const until = performance.now() + READY_WITHIN_MS;
  while (performance.now() < until) {
    const address = /https?:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(output());
    if (address !== null) return address[0];
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The service ended before it served:\n${output()}`);
    await pause(20);
  }
  throw new Error(`The service printed no address:\n${output()}`);
}

async function ready(url: string, output: () => string, within: number): Promise<void> {
  const until = performance.now() + within;
  while (performance.now() < until) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok === true) return;
    await pause(20);
  }
  throw new Error(`The service never became ready:\n${output().slice(0, 1000)}`);
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

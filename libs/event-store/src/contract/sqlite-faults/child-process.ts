import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface AppendingChild {
  readonly process: ChildProcess;
  /** Lines written so far; the last may be cut. */
  readonly lines: readonly string[];
  /** Resolves once the child has opened the ledger. Rejects with its output if it ended before. */
  readonly opened: Promise<void>;
  /** Resolves at its first acknowledged append. */
  readonly appending: Promise<void>;
  /** Sends SIGKILL, then waits until the process is gone and all its output has been read. */
  kill(): Promise<void>;
}

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Starts another process that appends to the ledger with this many writers; with 0 it only holds the lock. */
export function startAppending(folder: string, writers: number): AppendingChild {
  const aliases = new URL('./resolve-aliases.child.ts', import.meta.url).href;
  const flags = ['--no-warnings', '--experimental-transform-types', '--import', aliases];
  const child = spawn(process.execPath, [...flags, pathOf('./append-for-ever.child.ts'), folder, String(writers)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const said: string[] = [];
  child.stderr.on('data', (chunk) => said.push(String(chunk)));
  const reader = createInterface({ input: child.stdout });
  const read = new Promise<void>((resolve) => reader.once('close', resolve));
  const opened = new Promise<void>((resolve, reject) => {
    reader.on('line', (line) => {
      if (line === 'open') resolve();
      else lines.push(line);
    });
    child.once('exit', () => reject(new Error(`the child ended: ${said.join('')}`)));
  });
  const appending = new Promise<void>((resolve) => reader.on('line', (line) => line === 'open' || resolve()));
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    process: child,
    lines,
    opened,
    appending,
    async kill() {
      child.kill('SIGKILL');
      await Promise.all([gone, read]);
    },
  };
}

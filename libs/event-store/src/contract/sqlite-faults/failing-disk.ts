import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One file system call of a process that is made to fail. */
export interface FailingCall {
  readonly call: string;
  /** 1: the first such call of each thread on a file of the ledger. */
  readonly nth: number;
  readonly error: 'EIO' | 'ENOSPC';
  /** False: all later ones fail as well. */
  readonly once: boolean;
}

export interface AppendsTried {
  /** Appends that were acknowledged: stream and event ids. */
  readonly recorded: readonly (readonly [stream: string, ids: readonly string[]])[];
  /** Appends that were refused as the port promises. */
  readonly refused: readonly (readonly [stream: string, ids: readonly string[]])[];
  /** Undefined where the process ended as expected; otherwise its output. */
  readonly fault: string | undefined;
}

const FILES = [
  '',
  'events.db',
  'events.db-wal',
  'events.db-shm',
  'events.db-journal',
  'writer.lock',
  'writer.lock-journal',
  'writer.pid',
];
const CALLS_THAT_TAKE_ROOM = new Set(['pwrite64', 'write', 'ftruncate', 'fallocate', 'openat', 'mkdir']);

/** Whether file system calls can be made to fail here: strace is installed and may trace. */
export function canFailCalls(): boolean {
  return spawnSync('strace', ['-f', '-qq', '-o', '/dev/null', 'true']).status === 0;
}

/** Every file system call made by opening a new ledger in `folder` and appending to it. */
export function callsOfAppending(folder: string): readonly FailingCall[] {
  const trace = join(folder, 'trace.txt');
  const { fault } = appendUnder(['-o', trace, '-e', 'trace=file,desc'], join(folder, 'ledger'));
  if (fault !== undefined) throw new Error(fault);
  const most = new Map<string, number>();
  for (const [, , call = '', count] of countedByThread(readFileSync(trace, 'utf8')))
    most.set(call, Math.max(most.get(call) ?? 0, count));
  return [...most].flatMap(([call, count]) => Array.from({ length: count }, (_, at) => failures(call, at + 1)).flat());
}

/** Opens the ledger in `folder` and appends to it in a process in which the given call fails. */
export function appendWhereFails({ call, nth, error, once }: FailingCall, folder: string): AppendsTried {
  const inject = `inject=${call}:error=${error}:when=${nth}${once ? '' : '+'}`;
  return appendUnder(['-o', '/dev/null', '-e', `trace=${call}`, '-e', inject], folder);
}

function failures(call: string, nth: number): FailingCall[] {
  const failing = { call, nth, error: 'EIO', once: true } as const;
  const all: FailingCall[] = [failing];
  if (CALLS_THAT_TAKE_ROOM.has(call))
    all.push({ ...failing, error: 'ENOSPC' }, { ...failing, error: 'ENOSPC', once: false });
  if (call.includes('sync')) all.push({ ...failing, once: false });
  return all;
}

function appendUnder(options: readonly string[], folder: string): AppendsTried {
  const paths = FILES.flatMap((name) => ['-P', join(folder, name)]);
  const aliases = new URL('./resolve-aliases.child.ts', import.meta.url).href;
  const child = fileURLToPath(new URL('./append-some.child.ts', import.meta.url));
  const flags = ['--no-warnings', '--experimental-transform-types', '--import', aliases];
  const { status, signal, stdout, stderr } = spawnSync(
    'strace',
    ['-f', '-qq', ...paths, ...options, process.execPath, ...flags, child, folder],
    { encoding: 'utf8', timeout: 60_000 },
  );
  const lines = stdout.split('\n');
  const said = (word: string) =>
    lines.flatMap((line): [string, string[]][] => {
      const [first, stream = '', ...ids] = line.split(' ');
      return first === word ? [[stream, ids]] : [];
    });
  const fault = status === 0 ? undefined : `It ended with ${signal ?? status}: ${stdout}${stderr}`;
  return { recorded: said('recorded'), refused: said('refused'), fault };
}

/** How often each thread made each call, from lines such as `4711 pwrite64(23, …`. */
function countedByThread(trace: string): [key: string, thread: string, call: string, count: number][] {
  const lines = [...trace.matchAll(/^(\d+) +([a-z]\w*)\(/gm)];
  return [...Map.groupBy(lines, ([, thread, call]) => `${thread} ${call}`)].map(([key, found]) => [
    key,
    found[0]?.[1] as string,
    found[0]?.[2] as string,
    found.length,
  ]);
}

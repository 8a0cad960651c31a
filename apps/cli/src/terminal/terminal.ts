import type { Style } from '@pacta/reports';

/** A command's output: data on stdout, everything else on stderr. */
export interface Terminal {
  /** Writes a line of data; waits while the pipe is full. A closed pipe is no fault. */
  line(text: string): Promise<void>;
  /** True once stdout is closed (`| head`): a command that only reads may stop. */
  readonly stdoutClosed: boolean;
  /** A message for people, on stderr. */
  note(text: string): void;
  /** A hint on what to try next; shown at a terminal only. */
  suggest(text: string): void;
  /** Redraws one line on stderr; an empty one ends it. Only on a terminal. */
  progress(text: string): void;
  readonly style: Style;
  /** True where stdout is a terminal. */
  readonly isTerminal: boolean;
  /** Width in columns. */
  readonly width: number;
}

const UNBOUNDED = 100;

/** The terminal of the current process. */
export function processTerminal(env: NodeJS.ProcessEnv = process.env): Terminal {
  const { stdout, stderr } = process;
  let closed = false;
  const waiting: (() => void)[] = [];
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    closed = true;
    for (const resume of waiting.splice(0)) resume();
  });
  stderr.on('error', () => undefined);
  return {
    async line(text) {
      if (closed || stdout.write(`${text}\n`)) return;
      await new Promise<void>((resume) => {
        waiting.push(resume);
        stdout.once('drain', () => {
          waiting.splice(waiting.indexOf(resume), 1);
          resume();
        });
      });
    },
    get stdoutClosed() {
      return closed;
    },
    note: (text) => void stderr.write(`${text}\n`),
    suggest: (text) => void (stderr.isTTY && stdout.isTTY && stderr.write(`${text}\n`)),
    progress: (text) => void (stderr.isTTY && stderr.write(`\r\u001b[K${text}`)),
    style: wantsColour(stdout.isTTY, env) ? coloured : (_role, text) => text,
    isTerminal: stdout.isTTY === true,
    width: Math.max(40, columnsOf(stdout.columns, env)),
  };
}

/** Colours only on a terminal, and never with NO_COLOR (no-color.org). */
export const wantsColour = (isTerminal: boolean, env: NodeJS.ProcessEnv): boolean =>
  isTerminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';

const columnsOf = (columns: number | undefined, env: NodeJS.ProcessEnv): number =>
  columns ?? (/^\d{2,4}$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : UNBOUNDED);

/** SGR codes: the sixteen basic colours, which every terminal theme keeps readable. */
const CODES: Readonly<Record<Parameters<Style>[0], string>> = {
  title: '1',
  heading: '1',
  label: '2',
  figure: '1',
  muted: '2',
  good: '32',
  warning: '33',
  bad: '31',
  reference: '36',
};

const coloured: Style = (role, text) => `\u001b[${CODES[role]}m${text}\u001b[0m`;

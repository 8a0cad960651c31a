import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../port.ts';
import { ServerFault, serverFault, type ServerFaultKind } from './server-fault.ts';

export interface RetryTimes {
  /** Milliseconds within which a call must succeed, with all tries and pauses. */
  readonly patience: number;
  /** Milliseconds that one try may take. */
  readonly attempt: number;
  /** Longest pause before the second try, in milliseconds; it doubles with each try. */
  readonly firstPause: number;
  readonly longestPause: number;
}

const STANDARD_TIMES: RetryTimes = { patience: 10_000, attempt: 4_000, firstPause: 25, longestPause: 1_000 };

export interface RetryParts {
  readonly times: RetryTimes;
  /** Milliseconds, rising. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** A random number, 0 up to 1: pauses have jitter, so that nodes do not retry at the same moment. */
  readonly random: () => number;
}

/** The real clock and random numbers. */
export const standardRetry = (times: Partial<RetryTimes> = {}): RetryParts => ({
  times: { ...STANDARD_TIMES, ...times },
  now: () => performance.now(),
  sleep: (milliseconds) => pause(milliseconds),
  random: Math.random,
});

/** Transient faults: a retry may succeed. */
const PASSING: readonly ServerFaultKind[] = [
  'unavailable',
  'cancelled',
  'not-leader',
  'deadline',
  'busy',
  'undiscovered',
];

/**
 * Retries a call until it succeeds, meets a permanent fault, or `patience` has run out. The client has no overall
 * time-out, and a try that the server dropped during an election is never answered; so each try has a deadline, and so
 * has the whole. Calls must be safe to retry.
 * @param call one try; gets its time in milliseconds, and its number, from 1
 * @throws StoreUnavailable with one sentence
 */
export async function retried<Answer>(
  doing: string,
  call: (deadline: number, attempt: number) => Promise<Answer>,
  { times, now, sleep, random }: RetryParts,
): Promise<Answer> {
  const end = now() + times.patience;
  for (let attempt = 1; ; attempt += 1) {
    const time = Math.max(1, Math.min(times.attempt, end - now()));
    try {
      return await inTime(call(time, attempt), time);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      const fault = serverFault(error);
      const wait = random() * Math.min(times.firstPause * 2 ** (attempt - 1), times.longestPause);
      if (!PASSING.includes(fault.kind) || now() + wait >= end) throw unavailable(doing, fault);
      await sleep(wait);
    }
  }
}

/** The call's outcome, or a deadline fault. */
async function inTime<Answer>(call: Promise<Answer>, milliseconds: number): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ServerFault('deadline', 'the server did not answer in time')), milliseconds);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** @param doing as in 'The event store could not be <doing>' */
export const unavailable = (doing: string, fault: ServerFault): StoreUnavailable =>
  new StoreUnavailable(`The event store could not be ${doing}: ${fault.message}.`, { cause: fault });

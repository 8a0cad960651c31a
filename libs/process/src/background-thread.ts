import { setPriority } from 'node:os';

/** Nice value of a background thread: about a tenth of the processor time of a thread that serves. */
const BACKGROUND = 10;

/**
 * Lets the other threads of this process go first where there are not enough processors for all. Called in a worker thread
 * for work that nobody's request to another thread should wait for. Threads that it starts are background threads too. Linux
 * alone counts priority by thread; elsewhere this does nothing.
 */
export function runInBackground(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(BACKGROUND);
  } catch {
    // A sandbox may forbid it; the work is then done at the same priority.
  }
}

import type { AppendAnswer } from './gateway.ts';
import { ServerFault } from './server-fault.ts';

interface Pending {
  readonly resolve: (answer: AppendAnswer) => void;
  readonly reject: (fault: ServerFault) => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Appends that wait for their answer on one call. The client keeps one such list for all calls of all clients, without
 * a time limit: a call that breaks rejects the appends of every other, and a late answer ends the process. Here each
 * call has its own list, each append its deadline, and an unexpected answer is ignored.
 */
export class PendingAppends {
  readonly #waiting = new Map<string, Pending>();
  #lastAnswer = performance.now();

  get size(): number {
    return this.#waiting.size;
  }

  /** Milliseconds since the last answer. */
  get silence(): number {
    return performance.now() - this.#lastAnswer;
  }

  /** @param deadline milliseconds; past it the outcome is unknown. @param late called at the deadline */
  wait(id: string, deadline: number, late: () => void): Promise<AppendAnswer> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.size === 0) this.#lastAnswer = performance.now();
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(new ServerFault('deadline', 'the server did not answer in time'));
        late();
      }, deadline);
      this.#waiting.set(id, { resolve, reject, timer });
    });
  }

  settle(id: string, outcome: AppendAnswer | ServerFault): void {
    this.#lastAnswer = performance.now();
    const pending = this.#waiting.get(id);
    if (pending === undefined) return;
    this.#waiting.delete(id);
    clearTimeout(pending.timer);
    if (outcome instanceof ServerFault) pending.reject(outcome);
    else pending.resolve(outcome);
  }

  /** The call broke: the outcome of these appends is unknown. */
  rejectAll(fault: ServerFault): void {
    for (const id of [...this.#waiting.keys()]) this.settle(id, fault);
  }
}

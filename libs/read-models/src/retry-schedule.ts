import { nextTryAfter, type FailurePolicy } from './failure-policy.ts';

/** A partition of a projection that can't go on, or (without a key) a projection that stopped as a whole. */
export interface Halted {
  readonly projection: string;
  readonly key: string | null;
}

interface Tried {
  readonly halted: Halted;
  readonly tries: number;
  /** Milliseconds since 1970. */
  readonly due: number;
}

const idOf = ({ projection, key }: Halted): string => `${projection} ${key ?? ''}`;

/** When what is halted is tried again by itself, as the policies say. Kept in memory: a start tries everything once. */
export class RetrySchedule {
  readonly #policyOf: (projection: string) => FailurePolicy;
  readonly #waiting = new Map<string, Tried>();

  constructor(policyOf: (projection: string) => FailurePolicy) {
    this.#policyOf = policyOf;
  }

  /** What is halted now; answers the milliseconds until the next try, or undefined where none is to come. */
  note(halted: readonly Halted[], now: number): number | undefined {
    const present = new Set(halted.map(idOf));
    for (const id of this.#waiting.keys()) if (!present.has(id)) this.#waiting.delete(id);
    for (const each of halted) if (!this.#waiting.has(idOf(each))) this.#plan(each, 0, now);
    const dues = [...this.#waiting.values()].map(({ due }) => due).filter(Number.isFinite);
    return dues.length === 0 ? undefined : Math.max(0, Math.min(...dues) - now);
  }

  /** Those whose time has come; each counts as tried. */
  due(now: number): readonly Halted[] {
    const due = [...this.#waiting.values()].filter((each) => each.due <= now);
    for (const { halted, tries } of due) this.#plan(halted, tries + 1, now);
    return due.map(({ halted }) => halted);
  }

  #plan(halted: Halted, tries: number, now: number): void {
    const wait = nextTryAfter(this.#policyOf(halted.projection), tries);
    this.#waiting.set(idOf(halted), { halted, tries, due: wait === undefined ? Infinity : now + wait });
  }
}

import type { MoveProgress } from '@pacta/event-store';

const CELLS = 24;
const grouped = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const WORDS: Readonly<Record<MoveProgress['step'], string>> = {
  comparing: 'comparing',
  copying: 'copying',
  verifying: 'verifying',
};

/** Draws one line of progress: `copying  ████░░░░  31 %  84,000 events  1,200 events/s  70 s left`. */
export class MoveBar {
  readonly #now: () => number;
  #step: MoveProgress['step'] | undefined;
  #began = { at: 0, events: 0, done: 0 };

  /** @param now monotonic clock, in milliseconds */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  line({ step, events, done }: MoveProgress): string {
    if (step !== this.#step) {
      this.#step = step;
      this.#began = { at: this.#now(), events, done };
    }
    const seconds = (this.#now() - this.#began.at) / 1_000;
    const full = Math.floor(done * CELLS);
    return [
      WORDS[step],
      '█'.repeat(full) + '░'.repeat(CELLS - full),
      `${Math.floor(done * 100)} %`,
      `${grouped.format(events)} events`,
      ...this.#pace(events, done, seconds),
    ].join('  ');
  }

  #pace(events: number, done: number, seconds: number): readonly string[] {
    const gained = done - this.#began.done;
    if (seconds < 0.5 || gained <= 0) return [];
    const rate = `${grouped.format((events - this.#began.events) / seconds)} events/s`;
    return done >= 1 ? [rate] : [rate, `${grouped.format(Math.ceil(((1 - done) / gained) * seconds))} s left`];
  }
}

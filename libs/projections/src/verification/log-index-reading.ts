import { sentenceOf } from '../log-line.ts';
import type { LogRow } from '../log-row.ts';
import type { ReadModels } from '../read-models.ts';

/** Rows read at once: asked for one by one, each costs as much as a dozen. */
const BLOCK = 500;

/** The log index as it was when verification began; damage to it shows as rows that are not there. */
export class LogIndexReading {
  readonly models: ReadModels;
  readonly events: number;
  /** Why rows can't be read, once that has happened. */
  damage: string | undefined;
  #block: ReadonlyMap<number, LogRow> = new Map();
  #number = -1;

  /** Throws SqliteError on a damaged file. */
  constructor(models: ReadModels) {
    this.models = models;
    this.events = models.eventCount();
  }

  at(position: number): LogRow | undefined {
    if (position < 0 || position >= this.events) return undefined;
    const number = Math.floor(position / BLOCK);
    if (number !== this.#number) {
      this.#number = number;
      this.#block = this.#read(number * BLOCK);
    }
    return this.#block.get(position);
  }

  #read(first: number): ReadonlyMap<number, LogRow> {
    try {
      const { rows } = this.models.log({ after: first - 1, through: first + BLOCK - 1, limit: BLOCK });
      return new Map(rows.map((row) => [row.position, row]));
    } catch (fault) {
      this.damage = sentenceOf(fault);
      return new Map();
    }
  }
}

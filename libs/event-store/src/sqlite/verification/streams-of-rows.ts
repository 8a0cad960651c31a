import { NAMES, type RowsTogether } from './rows-together.ts';

/** The streams that some rows are of, in a form that costs threads little to send. */
export interface StreamsOfRows {
  /** Their names, a line each, in the order of their first rows. */
  readonly names: string;
  /** Revision of each one's first row, and of its last. */
  readonly firsts: Float64Array<ArrayBuffer>;
  readonly lasts: Float64Array<ArrayBuffer>;
  /** For each row, the number of its stream in that order. */
  readonly of: Uint32Array<ArrayBuffer>;
}

export const streamsOfNothing: StreamsOfRows = {
  names: '',
  firsts: new Float64Array(0),
  lasts: new Float64Array(0),
  of: new Uint32Array(0),
};

/** Gathers the streams of rows that are read in their order. */
export class StreamsTaken {
  readonly #of: Uint32Array<ArrayBuffer>;
  readonly #numbers = new Map<string, number>();
  readonly #firsts: number[] = [];
  readonly #lasts: number[] = [];
  #rows = 0;

  constructor(rows: number) {
    this.#of = new Uint32Array(rows);
  }

  /** False where a revision does not follow the one before it in its stream. */
  take({ names }: RowsTogether): boolean {
    let last: string | undefined;
    for (let at = 0; at < names.length; at += NAMES) {
      const [revision, stream] = [Number(names[at]), names[at + 1] as string];
      // Events are recorded several at a time: comparing with the row before is cheaper than looking up.
      let number = stream === last ? this.#of[this.#rows - 1] : this.#numbers.get(stream);
      last = stream;
      if (number === undefined) {
        number = this.#firsts.push(revision) - 1;
        this.#numbers.set(stream, number);
      } else if (revision !== (this.#lasts[number] as number) + 1) return false;
      this.#lasts[number] = revision;
      this.#of[this.#rows] = number;
      this.#rows += 1;
    }
    return true;
  }

  taken(): StreamsOfRows {
    return {
      names: [...this.#numbers.keys()].join('\n'),
      firsts: Float64Array.from(this.#firsts),
      lasts: Float64Array.from(this.#lasts),
      of: this.#of,
    };
  }
}

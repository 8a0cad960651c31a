import { createHash } from 'node:crypto';

/** A well-formed id (in the form of a version 5 UUID), derived from a text. */
export function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A seeded pseudo-random generator: SplitMix64 (Steele, Lea, Flood, 2014). */
export class Seeded {
  #state: bigint;

  constructor(seed: string) {
    this.#state = createHash('sha256').update(seed).digest().readBigUInt64BE();
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Number(this.#next() % BigInt(most - least + 1));
  }

  /** True in `percent` of cases. */
  happens(percent: number): boolean {
    return this.whole(0, 99) < percent;
  }

  one<Item>(items: readonly Item[]): Item {
    return items[this.whole(0, items.length - 1)] as Item;
  }

  #next(): bigint {
    this.#state = BigInt.asUintN(64, this.#state + 0x9e3779b97f4a7c15n);
    let mixed = this.#state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  }
}

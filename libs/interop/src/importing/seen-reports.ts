/** Two of the four 32-bit words of an id; 0 and 0 is a free place. */
const WORDS = 2;
const FIRST_PLACES = 1_024;

/**
 * The reports of one file, to find one that it has twice. Keeps 64 bits of each id in a table with linear probing, about
 * 16 bytes a report where a Set of texts takes a hundred: a file may have a million. Two of a million different ids are
 * taken for one with a probability of 3 in 100 million.
 */
export class SeenReports {
  #table = new Uint32Array(FIRST_PLACES * WORDS);
  #count = 0;

  /** @param report a UUID v5, whose digits are evenly spread @returns false where it was added before */
  add(report: string): boolean {
    const isNew = put(this.#table, Number.parseInt(report.slice(0, 8), 16), Number.parseInt(report.slice(-8), 16));
    if (isNew) this.#count += 1;
    if (this.#count * WORDS * 2 > this.#table.length) this.#grow();
    return isNew;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#table.length * 2);
    for (let at = 0; at < this.#table.length; at += WORDS) {
      const [first, last] = [this.#table[at] as number, this.#table[at + 1] as number];
      if (first !== 0 || last !== 0) put(larger, first, last);
    }
    this.#table = larger;
  }
}

/** @returns false where it is there already */
function put(table: Uint32Array, first: number, last: number): boolean {
  const places = table.length / WORDS;
  for (let place = first % places; ; place = (place + 1) % places) {
    const at = place * WORDS;
    if (table[at] === first && table[at + 1] === last) return false;
    if (table[at] !== 0 || table[at + 1] !== 0) continue;
    table[at] = first;
    table[at + 1] = last;
    return true;
  }
}

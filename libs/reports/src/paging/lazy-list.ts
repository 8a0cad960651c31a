/** What a page of a list needs of it. Arrays have it too. */
export interface Items<Item> {
  readonly length: number;
  slice(from?: number, to?: number): readonly Item[];
}

/** A statement whose lists need not be arrays. */
export type Lazy<Statement> = {
  readonly [Name in keyof Statement]: Statement[Name] extends readonly (infer Item)[] ? Items<Item> : Statement[Name];
};

type Compare<Entry> = (left: Entry, right: Entry) => number;

/** Largest end of a page whose items are selected; for later pages the whole list is sorted. */
const SELECTED = 100;

/**
 * A list whose items are made from its entries each time they are asked for, so that a page costs no more than its own
 * items. With an order, the entries come in any order, and the first ones are selected without sorting the others.
 */
export class LazyList<Entry, Item> implements Items<Item> {
  readonly #entries: readonly Entry[];
  readonly #itemOf: (entry: Entry) => Item;
  readonly #compare: Compare<Entry> | undefined;
  #sorted: readonly Entry[] | undefined;

  constructor(entries: readonly Entry[], itemOf: (entry: Entry) => Item, compare?: Compare<Entry>) {
    this.#entries = entries;
    this.#itemOf = itemOf;
    this.#compare = compare;
  }

  get length(): number {
    return this.#entries.length;
  }

  slice(from = 0, to = this.length): readonly Item[] {
    return [...this.items(from, to)];
  }

  /** The items between two places, each made when it is taken. */
  *items(from: number, to: number): Generator<Item, void, undefined> {
    const entries = this.#inOrder(to);
    const end = Math.min(to, entries.length);
    for (let at = from; at < end; at += 1) yield this.#itemOf(entries[at] as Entry);
  }

  /** At least the first `count` entries in order. */
  #inOrder(count: number): readonly Entry[] {
    if (this.#compare === undefined) return this.#entries;
    if (this.#sorted === undefined && count <= SELECTED) return firstOf(this.#entries, count, this.#compare);
    return (this.#sorted ??= this.#entries.toSorted(this.#compare));
  }
}

/** The items between two places, made only as far as they are taken. */
export const itemsOf = <Item>(list: Items<Item>, from: number, to: number): Iterable<Item> =>
  list instanceof LazyList ? (list as LazyList<unknown, Item>).items(from, to) : list.slice(from, to);

/** The first `count` entries in order, equal ones as they come. */
function firstOf<Entry>(entries: readonly Entry[], count: number, compare: Compare<Entry>): readonly Entry[] {
  const first: Entry[] = [];
  for (const entry of entries) {
    if (first.length === count && (count === 0 || compare(entry, first[count - 1] as Entry) >= 0)) continue;
    let at = first.length;
    while (at > 0 && compare(entry, first[at - 1] as Entry) < 0) at -= 1;
    first.splice(at, 0, entry);
    if (first.length > count) first.pop();
  }
  return first;
}

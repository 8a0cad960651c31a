import { itemsOf, type Items, type Lazy } from './lazy-list.ts';
import { isEventList, isList, listOf } from './parts.ts';

/** Addresses of the remaining items. */
export interface MoreAddresses {
  /** The address of the items of a list after the first `shown`. */
  list(name: string, shown: number): string;
  /** The address of all events of a figure, with `{figure}` in place of its path. */
  readonly figure: string;
}

export interface PagingOptions {
  /** Most events listed for one figure. */
  readonly events: number;
  /**
   * Most items of one list. With the items of the lists in them, at most `ROWS_WITHIN` times as many, so a list of large
   * items shows fewer of them.
   */
  readonly rows: number;
  readonly more: MoreAddresses;
}

/** For each item asked for, so many in all with those of the lists in it. */
const ROWS_WITHIN = 10;

/** What was cut, and where to get the rest. */
export interface Paging {
  /** By the path of the list in the statement, with dots (`inKind.goods`). Only lists that were cut. */
  readonly lists: Readonly<Record<string, { readonly count: number; readonly shown: number; readonly more: string }>>;
  readonly figures: { readonly more: string };
}

/** A value in which every list of events has its total count next to it. */
export type Counted<Value> = Value extends readonly (infer Item)[]
  ? readonly Counted<Item>[]
  : Value extends object
    ? CountedMembers<Value>
    : Value;

/** An alias of its own, so that the compiler knows each counted type by a name. */
type CountedMembers<Value> = { readonly [Name in keyof Value]: Counted<Value[Name]> } & CountsOf<Value>;

/** `eventCount` for `events`, `tallyEventCount` for `tallyEvents`. */
type CountsOf<Value> = {
  readonly [
    Name in keyof Value as Value[Name] extends readonly string[]
      ? Name extends `${infer Stem}vents`
        ? `${Stem}ventCount`
        : never
      : never
  ]: number;
};

export type Paged<Statement> = Counted<Statement> & { readonly paging: Paging };

/** A page of one list. */
export interface ListPage {
  readonly items: readonly unknown[];
  /** Of the whole list. */
  readonly count: number;
  /** Start of the next page; null after the last. */
  readonly next: number | null;
  readonly paging: Paging;
}

/** Cuts lists and event references, and records what it has cut. Does not visit what is not shown. */
class Cutter {
  readonly #options: PagingOptions;
  readonly #lists: Record<string, Paging['lists'][string]> = {};
  /** Items seen, in whatever list. */
  #seen = 0;

  constructor(options: PagingOptions) {
    this.#options = options;
  }

  get paging(): Paging {
    return { lists: this.#lists, figures: { more: this.#options.more.figure } };
  }

  cut(value: unknown, path: string): unknown {
    if (typeof value !== 'object' || value === null) return value;
    return isList(value) ? this.#list(value, path) : this.#members(value as Record<string, unknown>, path);
  }

  /** A page has ten thousands of members, so they are copied at once and looked at without a list of them. */
  #members(value: Readonly<Record<string, unknown>>, path: string): Record<string, unknown> {
    const cut = { ...value };
    for (const name in value) {
      const member = value[name];
      if (typeof member !== 'object' || member === null) continue;
      if (isEventList(path, name, member)) {
        cut[name] = member.slice(0, this.#options.events);
        cut[countNameOf(name)] = member.length;
      } else cut[name] = this.cut(member, pathTo(path, name));
    }
    return cut;
  }

  #list(whole: Items<unknown>, path: string): readonly unknown[] {
    const shown = this.items(whole, path, 0);
    if (shown.length < whole.length)
      this.#lists[path] = {
        count: whole.length,
        shown: shown.length,
        more: this.#options.more.list(path, shown.length),
      };
    return shown;
  }

  /** The items from `from` on, each cut: at least one where there is one. */
  items(whole: Items<unknown>, path: string, from: number): readonly unknown[] {
    const { rows } = this.#options;
    const most = this.#seen + rows * ROWS_WITHIN;
    const shown: unknown[] = [];
    for (const item of itemsOf(whole, from, from + rows)) {
      this.#seen += 1;
      shown.push(this.cut(item, pathTo(path, String(from + shown.length))));
      if (this.#seen >= most) break;
    }
    return shown;
  }
}

const pathTo = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** `events` → `eventCount`, `tallyEvents` → `tallyEventCount`. */
const countNameOf = (name: string): string => `${name.slice(0, -1)}Count`;

/**
 * The bounded form of a statement: each list with its first rows, each figure with its first events and their count.
 * Arrays stay arrays under their names; `paging` says what was cut and where to get the rest.
 */
export function paged<Statement extends object>(
  statement: Statement | Lazy<Statement>,
  options: PagingOptions,
): Paged<Statement> {
  const cutter = new Cutter(options);
  const cut = cutter.cut(statement, '') as Counted<Statement>;
  return { ...cut, paging: cutter.paging };
}

/** The items of a list from `from` on, each in bounded form. Undefined where the statement has no such list. */
export function listPage(
  statement: object,
  name: string,
  { from, ...options }: PagingOptions & { readonly from: number },
): ListPage | undefined {
  const whole = listOf(statement, name);
  if (whole === undefined) return undefined;
  const cutter = new Cutter(options);
  const items = cutter.items(whole, name, from);
  const end = from + items.length;
  return { items, count: whole.length, next: end < whole.length ? end : null, paging: cutter.paging };
}

/** Addresses below the statement's own, with the query for the same moment and days. */
export function addressesUnder(statement: string, query: Readonly<Record<string, string>>): MoreAddresses {
  const asked = (more: Readonly<Record<string, string>>): string => {
    const text = new URLSearchParams({ ...query, ...more }).toString();
    return text === '' ? '' : `?${text}`;
  };
  return {
    list: (name, shown) => `${statement}/lists/${encodeURIComponent(name)}${asked({ cursor: String(shown) })}`,
    figure: `${statement}/figures/{figure}${asked({})}`,
  };
}

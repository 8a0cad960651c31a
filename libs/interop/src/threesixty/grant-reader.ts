import type { Token } from 'stream-json/core/parser.js';
import { FileFault } from '../file/file-fault.ts';
import { jsonTokens } from '../json/json-tokens.ts';
import type { JsonValue } from '../json/json-value.ts';
import { ValueBuilder } from '../json/value-builder.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';

/** One entry of the list of grants, of any type. */
export interface GrantEntry {
  /** 0, 1, 2 … as in `grants[17]`. */
  readonly index: number;
  readonly value: JsonValue;
  readonly oversized: boolean;
  /** Path of a member that it has twice. */
  readonly repeated: string | undefined;
}

/**
 * The entries of the list of grants, in batches. Other members of the package are left out and counted.
 * @throws FileFault where the file is not JSON, or not a package of grants
 */
export async function* readGrants(
  path: string,
  leftOut: LeftOutCount | undefined,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<readonly GrantEntry[]> {
  const reader = new GrantReader(leftOut);
  for await (const tokens of jsonTokens(path, onBytes)) {
    for (const token of tokens) reader.take(token);
    const entries = reader.entries();
    if (entries.length > 0) yield entries;
  }
  reader.end();
}

const OPENING: ReadonlySet<string> = new Set(['startObject', 'startArray']);
const CLOSING: ReadonlySet<string> = new Set(['endObject', 'endArray']);
/** Tokens that begin a new value; pieces of text and its end follow. */
const BEGINNING: ReadonlySet<string> = new Set([
  ...OPENING,
  'startString',
  'startNumber',
  'trueValue',
  'falseValue',
  'nullValue',
]);

/** Most members of a package whose names are kept, to find one that is there twice: real ones have a handful. */
const MOST_MEMBERS = 1_000;

class GrantReader {
  readonly #leftOut: LeftOutCount | undefined;
  #depth = 0;
  #member = '';
  readonly #members = new Set<string>();
  #keyParts: string[] | undefined;
  #found = false;
  #inGrants = false;
  #builder: ValueBuilder | undefined;
  #index = 0;
  #entries: GrantEntry[] = [];

  constructor(leftOut: LeftOutCount | undefined) {
    this.#leftOut = leftOut;
  }

  entries(): readonly GrantEntry[] {
    const entries = this.#entries;
    this.#entries = [];
    return entries;
  }

  take(token: Token): void {
    if (this.#inGrants && (this.#depth > 2 || BEGINNING.has(token.name) || this.#builder !== undefined))
      this.#takeEntry(token);
    else this.#takeAround(token);
    if (OPENING.has(token.name)) this.#depth += 1;
    else if (CLOSING.has(token.name)) this.#depth -= 1;
  }

  end(): void {
    if (!this.#found) throw notGrants("it has no member 'grants'.");
  }

  /** A token of an entry of the list: the list itself is at depth 2. */
  #takeEntry(token: Token): void {
    this.#builder ??= new ValueBuilder();
    this.#builder.take(token);
    const { value, oversized, repeated } = this.#builder;
    if (value === undefined) return;
    this.#entries.push({ index: this.#index, value, oversized, repeated });
    this.#index += 1;
    this.#builder = undefined;
  }

  #takeAround(token: Token): void {
    if (this.#depth === 0 && BEGINNING.has(token.name) && token.name !== 'startObject')
      throw notGrants('its outermost value is no object.');
    if (this.#depth === 2 && token.name === 'endArray') this.#inGrants = false;
    if (this.#depth !== 1) return;
    if (token.name === 'startKey') this.#keyParts = [];
    else if (token.name === 'stringChunk' && this.#keyParts !== undefined)
      this.#keyParts.push(token.value.slice(0, 200));
    else if (token.name === 'endKey') {
      this.#member = (this.#keyParts ?? []).join('').slice(0, 200);
      this.#keyParts = undefined;
    } else if (BEGINNING.has(token.name)) this.#beginMember(token);
  }

  #beginMember(token: Token): void {
    if (this.#members.has(this.#member)) throw notGrants(`it has two members '${this.#member}'.`);
    if (this.#members.size < MOST_MEMBERS) this.#members.add(this.#member);
    if (this.#member !== 'grants') return this.#leftOut?.add(this.#member);
    if (token.name !== 'startArray') throw notGrants("its member 'grants' is no list.");
    this.#found = true;
    this.#inGrants = true;
  }
}

const notGrants = (why: string): FileFault =>
  new FileFault({
    code: 'not-360giving',
    detail: `This JSON is no 360Giving package of grants: ${why}`,
    next: "Import a 360Giving JSON file: an object with a list 'grants'.",
  });

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

/** Most members of a package whose names are kept, to find one that is there twice: real ones have a handful. */
const MOST_MEMBERS = 1_000;

class GrantReader {
  readonly #leftOut: LeftOutCount | undefined;
  /** Of lists and objects around the entries: the list of grants is the second. */
  #depth = 0;
  #member = '';
  readonly #members = new Set<string>();
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
    if (this.#builder !== undefined) return this.#takeEntry(this.#builder, token);
    if (this.#inGrants && token.name !== 'endArray') return this.#takeEntry(new ValueBuilder(), token);
    switch (token.name) {
      case 'keyValue':
        if (this.#depth === 1) this.#member = token.value;
        return;
      case 'endObject':
      case 'endArray':
        this.#depth -= 1;
        this.#inGrants = false;
        return;
      default:
        this.#begin(token);
        if (token.name === 'startObject' || token.name === 'startArray') this.#depth += 1;
    }
  }

  end(): void {
    if (!this.#found) throw notGrants("it has no member 'grants'.");
  }

  #takeEntry(builder: ValueBuilder, token: Token): void {
    builder.take(token);
    const { value, oversized, repeated } = builder;
    this.#builder = value === undefined ? builder : undefined;
    if (value === undefined) return;
    this.#entries.push({ index: this.#index, value, oversized, repeated });
    this.#index += 1;
  }

  /** A value begins outside of the entries. */
  #begin(token: Token): void {
    if (this.#depth === 0 && token.name !== 'startObject') throw notGrants('its outermost value is no object.');
    if (this.#depth === 1) this.#beginMember(token);
  }

  #beginMember(token: Token): void {
    if (this.#members.has(this.#member)) throw notGrants(`it has two members '${this.#member.slice(0, 100)}'.`);
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

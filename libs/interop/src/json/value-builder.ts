import type { Token } from 'stream-json/core/parser.js';
import { NumberText, type JsonValue } from './json-value.ts';

const MOST_VALUES = 5_000;
const MOST_CHARACTERS = 200_000;

type Container =
  | { readonly kind: 'list'; readonly into: JsonValue[] }
  | { readonly kind: 'object'; readonly into: Map<string, JsonValue>; key: string };

/**
 * Builds one JSON value from its tokens. One that is larger than any real record is cut, and marked as cut. What a member
 * says whose name is there twice is ambiguous (RFC 8259, section 4), so the first such name is noted.
 */
export class ValueBuilder {
  readonly #open: Container[] = [];
  #values = 0;
  #characters = 0;
  oversized = false;
  /** Path of the first member that is there twice, such as `fundingOrganization/0/id`. */
  repeated: string | undefined;
  /** Undefined until it is complete. */
  value: JsonValue | undefined;

  take(token: Token): void {
    switch (token.name) {
      case 'startObject':
        return this.#start({ kind: 'object', into: new Map(), key: '' });
      case 'startArray':
        return this.#start({ kind: 'list', into: [] });
      case 'endObject':
      case 'endArray':
        return this.#end();
      case 'keyValue':
        return this.#name(token.value);
      case 'stringValue':
        this.#count(token.value);
        return this.#put(token.value);
      case 'numberValue':
        this.#count(token.value);
        return this.#put(new NumberText(token.value));
      case 'trueValue':
      case 'falseValue':
      case 'nullValue':
        return this.#put(token.value);
    }
  }

  #start(container: Container): void {
    this.#put(container.into);
    this.#open.push(container);
  }

  #end(): void {
    const closed = this.#open.pop();
    if (this.#open.length === 0 && closed !== undefined) this.value = closed.into;
  }

  #count(text: string): void {
    this.#characters += text.length;
    if (this.#characters > MOST_CHARACTERS) this.oversized = true;
  }

  #name(key: string): void {
    this.#count(key);
    const open = this.#open.at(-1);
    if (open?.kind === 'object') open.key = key;
  }

  #put(value: JsonValue): void {
    this.#values += 1;
    if (this.#values > MOST_VALUES) this.oversized = true;
    const open = this.#open.at(-1);
    if (open === undefined) {
      // A list or an object is complete at its end token; any other value at once.
      if (typeof value !== 'object' || value === null || value instanceof NumberText) this.value = value;
    } else if (this.oversized) return;
    else if (open.kind === 'list') open.into.push(value);
    else if (open.into.has(open.key)) this.repeated ??= this.#path();
    else open.into.set(open.key, value);
  }

  #path(): string {
    return this.#open.map((open) => (open.kind === 'list' ? open.into.length - 1 : open.key)).join('/');
  }
}

import { createHash } from 'node:crypto';
import { QueryFault } from './query-fault.ts';
import type { Reader } from './scope.ts';

/** Default page size. */
export const PAGE_SIZE = 100;

/** The parameters of every list. */
export interface PageRequest {
  readonly asOf?: string | undefined;
  readonly effective?: string | undefined;
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Asks for the next page; null on the last one. */
  readonly next: string | null;
  /** Leaf index of the last event that counts; null before the first. */
  readonly asOf: number | null;
}

/** What a cursor is bound to: the query and the reader. */
export const askedBy = (reader: Reader): string | null => (reader.kind === 'owner' ? null : reader.actor);

/** Binds a cursor to its query and reader, so that neither can be exchanged. */
const fingerprint = (question: unknown): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 16);

export const cursorFor = (question: unknown, after: string | number): string =>
  Buffer.from(JSON.stringify([fingerprint(question), after])).toString('base64url');

/** Where the previous page ended. @throws QueryFault malformed where the cursor belongs to another query */
export function cursorIn(question: unknown, cursor: string | undefined): string | number | undefined {
  if (cursor === undefined) return undefined;
  const [of, after] = parsed(cursor);
  if (of !== fingerprint(question) || (typeof after !== 'string' && typeof after !== 'number'))
    throw new QueryFault({
      kind: 'malformed',
      code: 'foreign-cursor',
      detail: 'The cursor belongs to another list or other filters.',
      next: 'Begin again without a cursor, and keep the filters from page to page.',
      parameter: 'cursor',
    });
  return after;
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

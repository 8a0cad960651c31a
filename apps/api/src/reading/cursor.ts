import { createHash } from 'node:crypto';
import { badRequest } from '../http/problem.ts';

/** Ties a cursor to the question and the reader it was made for, so that neither can be exchanged under it. */
const fingerprint = (question: unknown): string =>
  createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 16);

export const cursorFor = (question: unknown, after: string | number): string =>
  Buffer.from(JSON.stringify([fingerprint(question), after])).toString('base64url');

/** Where the page before ended. @throws Problem 400 where the cursor belongs to another question */
export function cursorIn(question: unknown, cursor: string | undefined): string | number | undefined {
  if (cursor === undefined) return undefined;
  const [of, after] = parsed(cursor);
  if (of !== fingerprint(question) || (typeof after !== 'string' && typeof after !== 'number'))
    throw badRequest(
      'foreign-cursor',
      'The cursor belongs to another list or other filters.',
      'Begin again without a cursor, and keep the filters from page to page.',
      [{ pointer: '/query/cursor', message: 'is not of this list' }],
    );
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

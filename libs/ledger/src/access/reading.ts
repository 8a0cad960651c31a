import { CONFIDENTIALITY_CLASSES, type ConfidentialityClass } from '../sealable.ts';
import type { HeldRole } from './may.ts';
import type { Role } from './roles.ts';

/** How deep an open book is read, after UK open-book practice. Each level takes in those before it. */
export const READING_LEVELS = ['price', 'categories', 'lines', 'evidence'] as const;
export type ReadingLevel = (typeof READING_LEVELS)[number];

/** Level and class must both allow; `upTo` takes in the classes before it. */
export interface Reach {
  readonly level: ReadingLevel;
  readonly upTo: ConfidentialityClass;
}

/** Whoever has no role, and the least that any role reads. */
export const PUBLIC_REACH: Reach = { level: 'price', upTo: 'public' };

/** access.md, section 3. A discloser reads all of its own book, and other books as the public does. */
export const READING: Readonly<Record<Role, Reach>> = {
  administrator: PUBLIC_REACH,
  observer: PUBLIC_REACH,
  secretariat: { level: 'categories', upTo: 'partners' },
  representative: { level: 'categories', upTo: 'partners' },
  partner: { level: 'lines', upTo: 'partners' },
  chair: { level: 'lines', upTo: 'partners' },
  'board-member': { level: 'lines', upTo: 'partners' },
  funder: { level: 'lines', upTo: 'funder-and-auditor' },
  auditor: { level: 'evidence', upTo: 'funder-and-auditor' },
  discloser: { level: 'evidence', upTo: 'discloser-only' },
};

/** What is to be read: how deep it lies, its class, and whose book it is in. */
export interface BookField {
  readonly level: ReadingLevel;
  readonly class: ConfidentialityClass;
  /** Organisation id. */
  readonly discloser: string | undefined;
}

/** What each role held reaches in a book of this discloser. Two reaches never mix: level and class come from one role. */
export function reachesInto(grants: readonly HeldRole[], discloser: string | undefined): readonly Reach[] {
  const reaches = grants.map(({ role, organisation }) =>
    role === 'discloser' && (organisation === undefined || organisation !== discloser) ? PUBLIC_REACH : READING[role],
  );
  return [PUBLIC_REACH, ...reaches];
}

/** Whether somebody who holds these roles may read it. */
export function mayRead(grants: readonly HeldRole[], { level, class: of, discloser }: BookField): boolean {
  const deep = READING_LEVELS.indexOf(level);
  const strict = CONFIDENTIALITY_CLASSES.indexOf(of);
  return reachesInto(grants, discloser).some(
    (reach) => READING_LEVELS.indexOf(reach.level) >= deep && CONFIDENTIALITY_CLASSES.indexOf(reach.upTo) >= strict,
  );
}

/** Whether they may read a cost line: its amount and how it was arrived at. */
export const mayReadLine = (
  grants: readonly HeldRole[],
  line: { readonly class: ConfidentialityClass },
  discloser: string,
): boolean => mayRead(grants, { level: 'lines', class: line.class, discloser });

/**
 * A seconded person's name is for the two sides, who must recognise the days, and for those who settle and audit them:
 * the narrowest reading, since no confidentiality class is agreed for it.
 */
export function mayReadPerson(
  grants: readonly HeldRole[],
  { provider, receiver }: { readonly provider?: string | undefined; readonly receiver?: string | undefined },
): boolean {
  return grants.some(
    ({ role, organisation }) =>
      role === 'secretariat' ||
      role === 'auditor' ||
      (organisation !== undefined && (organisation === provider || organisation === receiver)),
  );
}

/** How deep each sealed field of a cost book lies, by event type and pointer. */
export function levelOfField(type: string, pointer: string): ReadingLevel {
  if (type === 'DisclosureOpened.v1') return 'price';
  if (type === 'DisclosureClosed.v1' && pointer.startsWith('/total')) return 'categories';
  return 'lines';
}

import {
  commitmentRegister,
  contributionRegister,
  costRegister,
  decisionRegister,
  leverageRegister,
  partnershipOverview,
  readableBy,
  type Capability,
  type EntityView,
  type Readable,
  type ReadableContribution,
  type SealedView,
} from '@pacta/ledger';
import type { StateRow } from '@pacta/read-models';
import { headOf, type LedgerReads } from './ledger-reads.ts';
import { effectiveOf, momentOf, positionOf, stateWithin, type Answer } from './moment.ts';
import { askedBy, cursorFor, cursorIn, PAGE_SIZE, type Page, type PageRequest } from './page.ts';
import { notFound } from './query-fault.ts';
import { scopeFor, type Reader, type Scope } from './scope.ts';
import { fieldReader } from './sealed-fields.ts';

/** A kind of thing with a stream of its own: its view, its right, and its name. */
export interface Kind {
  readonly view: EntityView<unknown> | SealedView<unknown, unknown>;
  readonly capability: Capability;
  /** In a sentence: 'There is no such cost book'. */
  readonly what: string;
  /** The members of an answer; by default those of the readable state. */
  readonly shown?: (state: Readable<unknown>) => object;
}

/** The person's name, or null where the reader may not see it, or the person is forgotten. */
function contributionShown(state: Readable<unknown>): object {
  const { logged, ...contribution } = state as Readable<ReadableContribution>;
  if (logged === null) return { ...contribution, logged };
  const { person, subject, ...time } = logged;
  const name = person.state === 'opened' ? person.value : null;
  return { ...contribution, logged: { ...time, person: { subject, name } } };
}

const kindOf = (view: unknown, capability: Capability, what: string, shown?: Kind['shown']): Kind => ({
  view: view as Kind['view'],
  capability,
  what,
  ...(shown === undefined ? {} : { shown }),
});

/** Every kind of thing that can be read by id, and listed by partnership. */
export const KINDS = {
  partnership: kindOf(partnershipOverview, 'readGovernance', 'partnership'),
  commitment: kindOf(commitmentRegister, 'readGovernance', 'commitment'),
  contribution: kindOf(contributionRegister, 'readGovernance', 'contribution', contributionShown),
  costBook: kindOf(costRegister, 'readCosts', 'cost book'),
  decision: kindOf(decisionRegister, 'readGovernance', 'decision'),
  anchor: kindOf(leverageRegister, 'readGovernance', 'anchor'),
} as const;
export type KindName = keyof typeof KINDS;

/** The stream of a thing, and the revision it is folded to. */
export interface ThingHead {
  readonly id: string;
  readonly partnershipId: string | null;
  /** Revision of its stream; the ETag. */
  readonly revision: number;
  /** Leaf index of its last event. */
  readonly position: number;
  /** True where an event of its stream could not be folded. */
  readonly incomplete: boolean;
}

/** One thing, now or as of a moment, as this reader may see it. */
export async function thing(
  reads: LedgerReads,
  reader: Reader,
  kindName: KindName,
  {
    id,
    asOf,
    effective,
  }: { readonly id: string; readonly asOf?: string | undefined; readonly effective?: string | undefined },
): Promise<Answer<ThingHead & { readonly asOf: number | null }>> {
  const kind = KINDS[kindName];
  const now = await reads.states.one(kind.view, id, headOf(reads));
  if (now === undefined) throw notFound(kind.what);
  const scope = await scopeFor(reads, reader, kind.capability, now.partnershipId ?? id, kind.what);
  const shown = momentOf(reads, asOf);
  const range = effectiveOf(effective);
  const row = shown.past ? await reads.states.one(kind.view, id, shown.through) : now;
  if (row === undefined) throw notFound(kind.what);
  const item = shownTo(reads, scope, kind, { ...row, state: stateWithin(row.state, range) });
  const { id: itself, partnershipId, revision, position, incomplete, ...state } = item;
  const head = { id: itself, partnershipId, revision, position, incomplete };
  return { shown, revision, body: { ...head, asOf: positionOf(shown), ...state } };
}

/** A page of the things of one kind in a partnership, by id. */
export async function things(
  reads: LedgerReads,
  reader: Reader,
  kindName: KindName,
  { partnershipId, asOf, effective, limit = PAGE_SIZE, cursor }: PageRequest & { readonly partnershipId: string },
): Promise<Answer<Page<ThingHead>>> {
  const kind = KINDS[kindName];
  const scope = await scopeFor(reads, reader, kind.capability, partnershipId);
  const question = [kind.view.name, partnershipId, askedBy(reader), asOf, effective];
  const range = effectiveOf(effective);
  const after = String(cursorIn(question, cursor) ?? '');
  const shown = momentOf(reads, asOf);
  const { through } = shown;
  const { rows, more } = await reads.states.page(kind.view, partnershipId, { after, limit, through });
  const items = rows.map((row) => shownTo(reads, scope, kind, { ...row, state: stateWithin(row.state, range) }));
  const last = items.at(-1);
  const next = more && last !== undefined ? cursorFor(question, last.id) : null;
  return { shown, body: { items, next, asOf: positionOf(shown) } };
}

function shownTo(reads: LedgerReads, scope: Scope, { view, shown }: Kind, row: StateRow): ThingHead {
  const { id, partnershipId, revision, position, incomplete, state } = row;
  const readable = readableBy(fieldReader(reads, scope, row), view, state);
  const members = shown === undefined ? (readable as object) : shown(readable);
  return { id, partnershipId, revision, position, incomplete, ...members };
}

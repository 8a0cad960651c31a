import {
  commitmentRegister,
  partnershipOverview,
  reportedRecord,
  unfounded,
  type CommitmentRegister,
  type EffectiveRange,
  type EntityView,
  type PartnershipOverview,
} from '@pacta/ledger';
import { knownPartnerships, partnershipIds, partnershipsOfActor } from '@pacta/read-models';
import { listedPartnership, type ListedPartnership } from '@pacta/reports';
import { headOf, type LedgerReads } from './ledger-reads.ts';
import { allMatches, reportedFacts, type AllMatches } from './matched-reports.ts';
import { effectiveOf, momentOf, positionOf, type Answer, type Shown } from './moment.ts';
import { askedBy, cursorFor, cursorIn, PAGE_SIZE, type Page, type PageRequest } from './page.ts';
import { relatedPartnerships } from './related-partnerships.ts';
import { scopeIfAny, scopeOfReports, type Reader, type Scope } from './scope.ts';

const VIEWS = [partnershipOverview, commitmentRegister, reportedRecord] as readonly EntityView<unknown>[];

/** A row of the list; `revision` of the partnership's own stream, null where nobody founded it. */
export type PartnershipRow = ListedPartnership & { readonly revision: number | null };

/** A page of the partnerships in which the reader has a role, and of those known only from published reports, by id. */
export async function partnerships(
  reads: LedgerReads,
  reader: Reader,
  { asOf, effective, limit = PAGE_SIZE, cursor }: PageRequest,
): Promise<Answer<Page<PartnershipRow>>> {
  const question = [partnershipOverview.name, askedBy(reader), asOf, effective];
  const range = effectiveOf(effective);
  const shown = momentOf(reads, asOf);
  const matches = await allMatches(reads, shown);
  const items: PartnershipRow[] = [];
  let last = String(cursorIn(question, cursor) ?? '');
  let more = false;
  for await (const scope of seenBy(reads, reader, last, shown)) {
    const item = await row(reads, scope, shown, { matches, range });
    if (item === undefined) continue;
    more = items.length === limit;
    if (more) break;
    items.push(item);
    last = scope.partnershipId;
  }
  return { shown, body: { items, next: more ? cursorFor(question, last) : null, asOf: positionOf(shown) } };
}

async function row(
  reads: LedgerReads,
  scope: Scope,
  shown: Shown,
  { matches, range }: { readonly matches: AllMatches; readonly range: EffectiveRange | undefined },
): Promise<PartnershipRow | undefined> {
  const rows = await reads.states.ofPartnership(VIEWS, scope.partnershipId, shown.through);
  const own = rows.find(({ view }) => view === partnershipOverview.name);
  const reported = await reportedFacts(reads, scope, rows, matches, shown);
  if (own === undefined && reported.records.length === 0) return undefined;
  const commitments = rows
    .filter(({ view }) => view === commitmentRegister.name)
    .map(({ state }) => state as CommitmentRegister);
  const partnership = (own?.state as PartnershipOverview | undefined) ?? unfounded(scope.partnershipId);
  const related = await relatedPartnerships(reads, scope.reader, scope.partnershipId, shown);
  const listed = listedPartnership(partnership, commitments, reported, { effective: range, related });
  return { ...listed, revision: own?.revision ?? null };
}

/** By id, after the id `after`. */
async function* seenBy(reads: LedgerReads, reader: Reader, after: string, shown: Shown): AsyncGenerator<Scope> {
  const own = idsInPages(after, (page) =>
    reader.kind === 'owner'
      ? partnershipIds(reads.readModels, 'founded', { ...page, through: shown.through })
      : // Roles as of now, whatever moment is shown.
        partnershipsOfActor(reads.readModels, reader.actor, { ...page, through: headOf(reads) }),
  );
  const reported = idsInPages(after, (page) =>
    partnershipIds(reads.readModels, 'reported', { ...page, through: shown.through }),
  );
  for (const { id, isOwn } of merged(own, reported)) {
    const scope = isOwn ? await scopeIfAny(reads, reader, id) : await scopeOfReports(reads, reader, id);
    if (scope !== undefined) yield scope;
  }
}

const AT_ONCE = 100;

/** Ids in ascending order, a page at a time. */
function* idsInPages(
  after: string,
  read: (page: { readonly after: string; readonly limit: number }) => readonly string[],
): Generator<string> {
  for (let from = after; ;) {
    const ids = read({ after: from, limit: AT_ONCE });
    yield* ids;
    const last = ids.at(-1);
    if (last === undefined || ids.length < AT_ONCE) return;
    from = last;
  }
}

/** Merges two sorted lists of ids, without duplicates. */
function* merged(
  own: Generator<string>,
  reported: Generator<string>,
): Generator<{ readonly id: string; readonly isOwn: boolean }> {
  let [left, right] = [own.next(), reported.next()];
  while (left.done !== true || right.done !== true) {
    const isOwn = left.done !== true && (right.done === true || left.value <= right.value);
    const id = (isOwn ? left.value : right.value) as string;
    yield { id, isOwn };
    if (left.done !== true && left.value === id) left = own.next();
    if (right.done !== true && right.value === id) right = reported.next();
  }
}

/** The names of a partnership. */
export interface NamedPartnership {
  readonly id: string;
  /** Empty where it has no title. */
  readonly name: string;
  /** Its ids in other registers, such as an iati-identifier. */
  readonly identifiers: readonly string[];
}

/** The names of the partnerships that the reader may see, in log order: as founded, otherwise as first reported. */
export async function partnershipNames(reads: LedgerReads, reader: Reader): Promise<readonly NamedPartnership[]> {
  const found = new Map<string, NamedPartnership>();
  for (const { id, origin, name, identifiers } of knownPartnerships(reads.readModels, headOf(reads))) {
    const before = found.get(id) ?? { id, name: '', identifiers: [] };
    found.set(id, {
      id,
      name: origin === 'founded' || before.name === '' ? (name ?? '') : before.name,
      identifiers: [...new Set([...before.identifiers, ...identifiers])],
    });
  }
  if (reader.kind === 'owner') return [...found.values()];
  const seen: NamedPartnership[] = [];
  for (const named of found.values())
    if ((await scopeOfReports(reads, reader, named.id)) !== undefined) seen.push(named);
  return seen;
}

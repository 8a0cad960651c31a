import { openForReading, type LedgerForReading, type LedgerSettings } from '@pacta/opening';
import {
  diff,
  event,
  ledgerReads,
  leverage,
  log,
  OWNER,
  partnershipNames,
  partnerships,
  portfolio,
  report,
  reportPage,
  rosters,
  totals,
  type Answer,
  type LedgerReads,
  type NamedPartnership,
  type PageRequest,
  type Reader,
  type ReportRequest,
  type Roster,
} from '@pacta/queries';
import { namesFrom, type ListedPartnership } from '@pacta/reports';
import { SHORTEST_PREFIX, type EventReference } from './event-reference.ts';
import type { LedgerSource, ReadEvent, ReadOptions } from './ledger-source.ts';
import type { LogQuery } from './log-query.ts';
import { findOrganisation } from './organisation-reference.ts';
import { findPartnership } from './partnership-reference.ts';
import { policyInFolder, proofInFolder } from './proofs-in-folder.ts';
import { answered } from './query-faults.ts';
import { saidOf } from './said-of.ts';

export interface FolderSource extends LedgerSource {
  /** The ledger's description from its first event. */
  info(): Promise<LedgerForReading['info']>;
  /** Current rosters and grants of every partnership, in order of founding. */
  rosters(): Promise<readonly Roster[]>;
}

/**
 * Reads a ledger folder directly, also while a service holds it. Access to folder and keys gives the owner's rights: all
 * that the keys open.
 */
export function folderSource(settings: LedgerSettings): FolderSource {
  let opened: Promise<{ readonly ledger: LedgerForReading; readonly reads: LedgerReads }> | undefined;
  // Proofs and policies open the folder themselves.
  const open = () => (opened ??= openForReading(settings).then((ledger) => ({ ledger, reads: ledgerReads(ledger) })));
  const reads = async (): Promise<LedgerReads> => (await open()).reads;

  const meant = async (partnership: string): Promise<NamedPartnership> =>
    findPartnership(partnership, await partnershipNames(await reads(), OWNER));

  const reportBy = async <Body>(
    question: (reads: LedgerReads, reader: Reader, request: ReportRequest) => Promise<Answer<Body>>,
    partnership: string,
    { asOf, effective }: ReadOptions,
  ): Promise<Body> => {
    const { id, name } = await meant(partnership);
    const ask = async () => question(await reads(), OWNER, { partnershipId: id, asOf, effective });
    return (await answered(ask, unknownYet({ id, name }, asOf))).body;
  };

  const allRosters = async (): Promise<readonly Roster[]> => (await rosters(await reads(), OWNER, {})).body.items;

  return {
    partnerships: async (options) => allPartnerships(await reads(), options),
    report: (partnership, options) => reportBy(report, partnership, options),
    reportPage: (partnership, options) => reportBy(reportPage, partnership, options),
    async diff(partnership, { from, to, effective }) {
      const { id, name } = await meant(partnership);
      const ask = async () => diff(await reads(), OWNER, { partnershipId: id, from, to, effective });
      return (await answered(ask, unknownYet({ id, name }, to))).body;
    },
    async leverage(anchor, question) {
      const ask = async () => leverage(await reads(), OWNER, { anchor, ...question });
      return (
        await answered(ask, [
          question.asOf === undefined
            ? `No anchor goes by '${anchor}'.`
            : `No anchor goes by '${anchor}', or it was not designated yet as of ${question.asOf}.`,
          "'pacta log --type AnchorDesignated' lists them; the command designateAnchor makes one.",
        ])
      ).body;
    },
    async portfolio(called, { asOf, effective }) {
      const funder = findOrganisation(called, await allRosters());
      const ask = async () => portfolio(await reads(), OWNER, { funder: funder.id, asOf, effective, withEvents: true });
      return (
        await answered(ask, [
          `${funder.name} has promised nothing${asOf === undefined ? '' : ` as of ${asOf}`}.`,
          "'pacta partnerships' lists where money was promised.",
        ])
      ).body;
    },
    async *log(query) {
      const partnershipId = query.partnership === undefined ? undefined : (await meant(query.partnership)).id;
      yield* wantedEvents(await reads(), query, partnershipId);
    },
    async event(reference, personal, asOf) {
      const ask = async () => event(await reads(), OWNER, { name: nameOf(reference), asOf, personal });
      const { body } = await answered(ask, ['There is no such event in this ledger.', "'pacta log' lists them."]);
      const { shown, refersTo, referredBy } = body;
      const { sealed: _sealed, referredBy: _referredBy, ...line } = shown;
      return { line, said: saidOf(line), shown, refersTo, referredBy };
    },
    async totals(asOf) {
      return (await answered(async () => totals(await reads(), OWNER, { asOf }))).body.items;
    },
    proof: (reference) => proofInFolder(settings, nameOf(reference)),
    policy: () => policyInFolder(settings),
    names: async () => namesFrom(await allRosters()),
    info: async () => (await open()).ledger.info,
    rosters: allRosters,
    async close() {
      if (opened !== undefined) await (await opened).ledger.close();
    },
  };
}

const unknownYet = (
  { id, name }: Pick<NamedPartnership, 'id' | 'name'>,
  moment: string | undefined,
): readonly [string, string] => [
  `Nothing was known of '${name || id}' yet as of ${moment ?? 'now'}.`,
  `'pacta log --partnership ${id}' shows when that began.`,
];

const nameOf = (reference: EventReference) =>
  reference.kind === 'position'
    ? { position: reference.position }
    : { eventId: reference.kind === 'id' ? reference.eventId : reference.prefix, shortest: SHORTEST_PREFIX };

/** Rows per page of a question. */
const PAGE = 500;

/** All organisations, in order of first mention in the log. */
async function allPartnerships(
  reads: LedgerReads,
  { asOf, effective }: ReadOptions,
): Promise<readonly ListedPartnership[]> {
  const rows: ListedPartnership[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: PageRequest = { asOf, effective, limit: PAGE, cursor };
    const { body } = await answered(() => partnerships(reads, OWNER, page));
    for (const { revision: _revision, ...row } of body.items) rows.push(row);
    cursor = body.next;
  }
  const order = new Map((await partnershipNames(reads, OWNER)).map(({ id }, at) => [id, at]));
  return rows.toSorted((left, right) => (order.get(left.id) ?? 0) - (order.get(right.id) ?? 0));
}

/**
 * The events that match a query, at most its `limit` newest, in its order. @throws CommandFault wrong usage (2), not
 * found (4)
 */
async function* wantedEvents(
  reads: LedgerReads,
  { types, stream, actor, since, until, asOf, effective, limit, oldestFirst }: LogQuery,
  partnershipId: string | undefined,
): AsyncGenerator<ReadEvent> {
  // A limit takes the newest events, so reading starts with those; they are then shown in the chosen order.
  const reverse = !oldestFirst || limit !== undefined;
  const request = {
    types,
    ...(stream?.kind === 'one' ? { stream: stream.name } : {}),
    ...(stream?.kind === 'category' ? { category: stream.name } : {}),
    actor,
    partnershipId,
    since,
    until,
    asOf,
    effective,
    reverse,
    limit: Math.max(1, Math.min(PAGE, limit ?? PAGE)),
  };
  const kept: ReadEvent[] = [];
  let count = 0;
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { body } = await answered(() => log(reads, OWNER, { ...request, cursor: cursor ?? undefined }));
    for (const line of body.items) {
      const found = { line, said: saidOf(line) };
      if (reverse && oldestFirst) kept.push(found);
      else yield found;
      count += 1;
      if (count === limit) break;
    }
    cursor = count === limit ? null : body.next;
  }
  yield* kept.toReversed();
}

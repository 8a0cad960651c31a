import type {
  CommitmentRegister,
  DecisionRegister,
  EffectiveRange,
  PartnershipOverview,
  Readable,
  ReadableContribution,
  ReadableCostBook,
  Source,
} from '@pacta/ledger';
import { namesFrom, type ActorStatement, type Names } from '../names/names.ts';
import { flowsCountedOnce, NOTHING_REPORTED, type ReportedFacts } from '../reported/reported-facts.ts';
import type { AttentionStatement } from './attention-codes.ts';
import { attention } from './attention.ts';
import { chains, type ChainStatement } from './chains.ts';
import { commitmentStatement, type CommitmentStatement } from './commitments.ts';
import { costBookStatement, type CostBookStatement } from './costs.ts';
import { decisionStatement, type DecisionStatement } from './decisions.ts';
import { eventsOfViews } from './events-of-views.ts';
import { partnershipHead, type PartnershipHead } from './head.ts';
import { inKind, type InKindStatement } from './in-kind.ts';
import { matchStatements, type MatchStatement } from './match-statements.ts';
import { movements, type Movement } from './movements.ts';
import { ofReports } from './published-discrepancies.ts';
import { publishedFlows, type PublishedFlow } from './published-flows.ts';
import { publishedRecords, type PublishedRecord } from './published-records.ts';
import type { ReaderDescription } from './reader.ts';
import { totalsByCurrency, type CurrencyTotals } from './totals.ts';
import { ALL_DAYS, withinDays, type WithinDays } from './within-days.ts';

/** One way to verify a statement. */
export interface Check {
  readonly code: 'show-event' | 'verify' | 'as-data';
  readonly command: string;
}

/** The moment that a report shows: the log up to and including this event. */
export interface AsOf {
  /** Leaf index of the last event; null on an empty log. */
  readonly position: number | null;
  /** When that event was recorded. */
  readonly recordedAt: string | null;
  /** Plain date of that instant in the ledger's time zone. */
  readonly day: string | null;
}

export interface ReportSource {
  readonly partnership: PartnershipOverview;
  readonly commitments: readonly CommitmentRegister[];
  readonly costBooks: readonly Readable<ReadableCostBook>[];
  readonly decisions: readonly DecisionRegister[];
  readonly contributions: readonly Readable<ReadableContribution>[];
  /** What publishers reported on it; nothing by default. */
  readonly reported?: ReportedFacts;
  /** The reader for whom sealed fields were opened. */
  readonly reader: ReaderDescription;
  readonly asOf: AsOf;
  /** Only what was effective on these days; everything by default. */
  readonly effective?: EffectiveRange;
  /** By default the names in this partnership's roster and in the reports on it. */
  readonly names?: Names;
}

/**
 * The statement model: what `pacta report --json` prints, and what every other form is rendered from. Amounts are exact
 * decimal strings in major units; each figure lists the events that it adds up.
 */
export interface TransparencyReport {
  readonly report: 'transparency';
  readonly asOf: AsOf;
  /**
   * The days whose money, costs and contributed days are counted; null: all. States and decisions are shown as known at
   * the moment.
   */
  readonly effective: EffectiveRange | null;
  readonly reader: ReaderDescription;
  readonly attention: AttentionStatement;
  readonly partnership: PartnershipHead;
  readonly totals: readonly CurrencyTotals[];
  readonly commitments: readonly CommitmentStatement[];
  /** Money that passes through several partners, from its origin. */
  readonly chains: readonly ChainStatement[];
  readonly movements: readonly Movement[];
  /** What publishers reported: their records, their flows, and the matches. */
  readonly reports: readonly PublishedRecord[];
  readonly reportedFlows: readonly PublishedFlow[];
  readonly matches: readonly MatchStatement[];
  readonly costBooks: readonly CostBookStatement[];
  readonly inKind: InKindStatement;
  readonly decisions: readonly DecisionStatement[];
  /** True where any amount shown is synthetic. */
  readonly synthetic: boolean;
  /** Every event of the report, in log order. */
  readonly events: readonly Source[];
  /** Roles and organisation of each actor of these events, and of each voter. */
  readonly actors: Readonly<Record<string, ActorStatement>>;
  /** Ways for a reader to verify it, each with its command. */
  readonly verify: readonly Check[];
}

const firstOf = (view: { readonly by: Source } | null): number => view?.by.position ?? Number.MAX_SAFE_INTEGER;

/** In log order, so that a report does not depend on the order in which its views were read. */
const inLogOrder = <View>(
  views: readonly View[],
  start: (view: View) => { readonly by: Source } | null,
): readonly View[] => views.toSorted((left, right) => firstOf(start(left)) - firstOf(start(right)));

function saysSynthetic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(saysSynthetic);
  for (const [name, member] of Object.entries(value))
    if (name === 'synthetic' ? member !== false : saysSynthetic(member)) return true;
  return false;
}

function checks({ position }: AsOf, partnership: string): readonly Check[] {
  const moment = position === null ? '' : ` --as-of @${position}`;
  return [
    { code: 'show-event', command: 'pacta show <event>' },
    { code: 'verify', command: 'pacta verify' },
    { code: 'as-data', command: `pacta report ${partnership}${moment} --json` },
  ];
}

/** Builds the transparency report from the views of one partnership as of one moment, for one reader. */
export function transparencyReport(source: ReportSource): TransparencyReport {
  const { partnership, reader, asOf, reported: facts = NOTHING_REPORTED } = source;
  const reported = { ...facts, records: inLogOrder(facts.records, ({ by }) => (by === null ? null : { by })) };
  const names = source.names ?? namesFrom([partnership], reported);
  const head = partnershipHead(partnership, reported, names);
  const registers = inLogOrder(source.commitments, (view) => view.pledge);
  const books = inLogOrder(source.costBooks, (view) => view.book);
  const boardDecisions = inLogOrder(source.decisions, (view) => view.proposal);
  const given = inLogOrder(source.contributions, (view) => view.logged ?? view.goods);

  const statements = (within: WithinDays) => ({
    commitments: registers.flatMap((view) =>
      commitmentStatement(within.entries(view), names, head.synthetic, within.counts),
    ),
    costBooks: books.flatMap((view) => costBookStatement(within.entries(view), names, head.synthetic)),
    inKind: inKind(
      given.filter(({ logged, goods }) => within.thing(logged ?? goods)),
      { names, synthetic: head.synthetic, rules: partnership.valuationRules },
    ),
  });
  const decisions = boardDecisions.flatMap((view) => decisionStatement(view, names));
  const voters = decisions.flatMap(({ electorate }) => electorate.map(({ actor }) => actor));
  const money = { partnership, commitments: registers, reported };
  // Flows of first-hand money are needed only where publishers reported: elsewhere figures come from the commitments.
  const flows = reported.records.length === 0 ? { counted: [], leftOut: [] } : flowsCountedOnce(money);
  const matches = matchStatements(money, names);
  const shownMatches = new Set(matches.map(({ events: [first] }) => first));
  const events = eventsOfViews([
    partnership,
    ...registers,
    ...books,
    ...boardDecisions,
    ...given,
    ...reported.records,
    ...reported.matches.filter(({ by }) => shownMatches.has(by.eventId)),
  ]);
  const within = withinDays(source.effective, events);
  const whole = statements(ALL_DAYS);
  const inDays = source.effective === undefined ? whole : statements(within);
  const shown = {
    partnership: head,
    totals: totalsByCurrency(registers, head.synthetic, { counts: within.counts, flows }),
    ...inDays,
    chains: chains(inDays.commitments),
    movements: movements(registers.map(within.entries), names, head.synthetic),
    reports: publishedRecords(reported, names),
    reportedFlows: publishedFlows(reported, flows, names).filter(({ sum }) => sum.events.some(within.counts)),
    matches,
    decisions,
  };
  return {
    report: 'transparency',
    asOf,
    effective: source.effective ?? null,
    reader,
    // Not filtered by days: what needs an answer needs it anyway.
    attention: attention({
      head,
      ...whole,
      decisions,
      reports: ofReports(reported, flows, matches, names),
      day: asOf.day,
    }),
    ...shown,
    synthetic: saysSynthetic(shown),
    events,
    actors: Object.fromEntries(
      [...new Set([...events.map(({ actor }) => actor), ...voters])].map((id) => [id, names.rolesOf(id)]),
    ),
    verify: checks(asOf, head.id),
  };
}

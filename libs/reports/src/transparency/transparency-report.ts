import type {
  CommitmentRegister,
  CostBookSummary,
  DecisionRegister,
  EffectiveRange,
  PartnershipOverview,
  ReadableCostBook,
  Redacted,
  Source,
} from '@pacta/ledger';
import type { UnknownDay } from '../figures/unknown-day.ts';
import type { ActorStatement, Names } from '../names/names.ts';
import type { Lazy } from '../paging/lazy-list.ts';
import type { RelatedPartnership } from '../reported/related-partnership.ts';
import type { ReportedFacts } from '../reported/reported-facts.ts';
import type { AttentionStatement } from './attention-codes.ts';
import type { ChainStatement } from './chains.ts';
import type { CommitmentStatement } from './commitments.ts';
import type { CostBookStatement } from './costs.ts';
import type { DecisionStatement } from './decisions.ts';
import type { PartnershipHead } from './head.ts';
import type { Contribution, InKindStatement } from './in-kind.ts';
import type { MatchStatement } from './match-statements.ts';
import type { Movement } from './movements.ts';
import type { PublishedFlow } from './published-flows.ts';
import type { PublishedRecord } from './published-records.ts';
import type { ReaderDescription } from './reader.ts';
import type { CurrencyTotals } from './totals.ts';

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
  readonly costBooks: readonly Redacted<CostBookSummary, ReadableCostBook>[];
  readonly decisions: readonly DecisionRegister[];
  readonly contributions: readonly Contribution[];
  /** What publishers reported on it; nothing by default. */
  readonly reported?: ReportedFacts;
  /** The partnerships that publishers name as related; none by default. */
  readonly related?: readonly RelatedPartnership[];
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
  /** Where certain days are asked for: the money whose day is unknown, which is in no period. */
  readonly unknownDay: readonly UnknownDay[];
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

/**
 * The report before the items of its lists are made. Figures, counts and marks are computed over everything; the items of
 * a list are made for the page that is asked for.
 */
export interface LazyReport extends Lazy<Omit<TransparencyReport, 'attention' | 'inKind' | 'actors'>> {
  readonly attention: Lazy<AttentionStatement>;
  readonly inKind: Lazy<InKindStatement>;
  /** The actors of these events; by default those of the whole report, voters included. */
  readonly actors: (events?: readonly Source[]) => TransparencyReport['actors'];
}

import {
  budgetsInForce,
  flowKind,
  type FlowBasis,
  type PlannedAmount,
  type ReportedFlow,
  type ReportedRecord,
} from '@pacta/ledger';
import { figureOfOne, figuresOf, type Figure, type Term } from '../figures/figure.ts';
import type { Names } from '../names/names.ts';
import { LazyList, type Items } from '../paging/lazy-list.ts';
import type { ReportedFacts } from '../reported/reported-facts.ts';
import type { Party } from './commitments.ts';
import { datesOf, type Dates } from './head.ts';

/** All flows of one kind in a record. */
export interface KindStatement {
  /** The source's own code: `iati:3`. */
  readonly kind: string;
  /** The basis on which it counts; null where it is shown and counts on none. */
  readonly basis: FlowBasis | null;
  readonly flows: number;
  /** One per currency, as published. Includes flows that a match counts elsewhere. */
  readonly sums: readonly Figure[];
}

/** A file that contained the record. */
interface VersionStatement extends Dates {
  readonly fileHash: string;
  readonly place: string;
  /** Instant at which the publisher updated the record, or made the file; null where the file does not say. */
  readonly updatedAt: string | null;
  readonly events: readonly string[];
}

interface ChangeStatement extends Dates {
  readonly what: 'corrected' | 'withdrawn' | 'record-corrected';
  /** Null for the record itself. */
  readonly kind: string | null;
  readonly before: Figure | null;
  /** Null for a withdrawn value. */
  readonly after: Figure | null;
  readonly reason: string;
  /** The report and its corrections. */
  readonly events: readonly string[];
}

/** What one publisher reported on the partnership. */
export interface PublishedRecord extends Dates {
  readonly id: string;
  readonly sort: 'activity' | 'grant';
  readonly identifier: string;
  readonly publisher: Party | null;
  readonly secondary: boolean;
  readonly title: string | null;
  readonly description: string | null;
  readonly toPerson: boolean;
  /** For an activity, an IATI code (ActivityStatus). */
  readonly status: string | null;
  /** For an activity, `type` is an IATI code (ActivityDateType). */
  readonly dates: readonly { readonly type: string; readonly date: string }[];
  readonly kinds: readonly KindStatement[];
  /** Budgets in force: planned, so they never count. */
  readonly planned: readonly Figure[];
  /** Original budgets that a revised one of the same period stands for. */
  readonly plannedBefore: readonly Figure[];
  /** What the recipient of a grant asked for. */
  readonly appliedFor: Figure | null;
  readonly versions: readonly VersionStatement[];
  readonly changes: readonly ChangeStatement[];
  readonly events: readonly string[];
}

const term = ({ amount, latest, eventId }: ReportedFlow): readonly Term[] => [
  { amount, eventId: latest, synthetic: false },
  ...(latest === eventId ? [] : [{ amount: { ...amount, amount: '0' }, eventId, synthetic: false }]),
];

function kinds(flows: readonly ReportedFlow[]): readonly KindStatement[] {
  const groups = Map.groupBy(flows, ({ kind }) => kind);
  return [...groups].toSorted(byCode).map(([kind, some]) => ({
    kind,
    basis: flowKind(kind)?.basis ?? null,
    flows: some.length,
    sums: figuresOf(some.flatMap(term)),
  }));
}

const byCode = ([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number =>
  left.localeCompare(right, 'en', { numeric: true });

const one = (amount: ReportedFlow['amount'], eventId: string): Figure =>
  figureOfOne({ amount, eventId, synthetic: false });

function changesOf(flow: ReportedFlow): readonly ChangeStatement[] {
  const said = [flow.eventId, ...flow.corrections.map(({ by }) => by.eventId)];
  const corrected = flow.corrections.map(({ by, before, reason }, at): ChangeStatement => ({
    what: 'corrected',
    kind: flow.kind,
    before: one(before.amount, said[at] as string),
    after: one(flow.corrections[at + 1]?.before.amount ?? flow.amount, by.eventId),
    reason,
    ...datesOf(by),
    events: said.slice(at, at + 2),
  }));
  const { withdrawn } = flow;
  if (withdrawn === null) return corrected;
  const replaced = withdrawn.replacedBy === null ? [] : [withdrawn.replacedBy];
  const last: ChangeStatement = {
    what: 'withdrawn',
    kind: flow.kind,
    before: one(flow.amount, flow.latest),
    after: null,
    reason: withdrawn.reason,
    ...datesOf(withdrawn.by),
    events: [flow.latest, withdrawn.by.eventId, ...replaced],
  };
  return [...corrected, last];
}

const wholeChanges = ({ corrections }: ReportedRecord): readonly ChangeStatement[] =>
  corrections.map(({ reason, by }) => ({
    what: 'record-corrected',
    kind: null,
    before: null,
    after: null,
    reason,
    ...datesOf(by),
    events: [by.eventId],
  }));

/** A record whose report is known. */
type Known = ReportedRecord & {
  readonly sort: NonNullable<ReportedRecord['sort']>;
  readonly by: NonNullable<ReportedRecord['by']>;
};

const isKnown = (record: ReportedRecord): record is Known => record.sort !== null && record.by !== null;

function statement(record: Known, names: Names): PublishedRecord {
  const { sort, by, publisher, planned, appliedFor, status } = record;
  const { inForce, replaced } = budgetsInForce(planned);
  const stated = (budgets: readonly PlannedAmount[]): readonly Figure[] =>
    figuresOf(budgets.map(({ amount }) => ({ amount, eventId: by.eventId, synthetic: false })));
  const standing = record.flows.filter(({ withdrawn }) => withdrawn === null);
  return {
    id: record.id,
    sort,
    identifier: record.identifier,
    publisher: publisher === null ? null : { id: publisher, name: names.organisation(publisher) },
    secondary: record.secondary,
    title: record.title,
    description: record.description,
    toPerson: record.toPerson,
    status,
    dates: record.dates.map(({ type, date }) => ({ type, date })),
    kinds: kinds(standing),
    planned: stated(inForce),
    plannedBefore: stated(replaced),
    appliedFor: appliedFor === null ? null : one(appliedFor, by.eventId),
    versions: record.versions.map(({ by: source, ...version }) => ({
      ...version,
      ...datesOf(source),
      events: [source.eventId],
    })),
    changes: [...wholeChanges(record), ...record.flows.flatMap(changesOf)],
    ...datesOf(by),
    events: [by.eventId],
  };
}

/** Every record of the partnership, in recorded order. */
export const publishedRecords = ({ records }: ReportedFacts, names: Names): Items<PublishedRecord> =>
  new LazyList(records.filter(isKnown), (record) => statement(record, names));

import {
  categoryOf,
  commitmentRegister,
  contributionRegister,
  costRegister,
  decisionRegister,
  leverageRegister,
  partnershipOverview,
  reportedRecord,
  unfounded,
  type CommitmentRegister,
  type ContributionRegister,
  type CostRegister,
  type DecisionRegister,
  type EntityView,
  type IndexedEvent,
  type LeverageRegister,
  type PartnershipOverview,
  type ReportedRecord,
} from '@pacta/ledger';
import type { ReportedFacts } from '@pacta/reports';
import type { Sealer } from '@pacta/sealing';
import { FoldedMatches } from './folded-matches.ts';
import type { ScannedEvent } from './log-scan.ts';

/** Every view of one partnership as it stood behind some event. */
export interface FoldedPartnership {
  readonly partnership: PartnershipOverview;
  readonly commitments: readonly CommitmentRegister[];
  readonly costBooks: readonly CostRegister[];
  readonly decisions: readonly DecisionRegister[];
  readonly contributions: readonly ContributionRegister[];
  /** Anchors and published methods. */
  readonly leverage: readonly LeverageRegister[];
  readonly reported: ReportedFacts;
}

const VIEWS = {
  partnership: partnershipOverview,
  commitment: commitmentRegister,
  costbook: costRegister,
  decision: decisionRegister,
  contribution: contributionRegister,
  leverage: leverageRegister,
  report: reportedRecord,
} as const;
type Viewed = keyof typeof VIEWS;
type States = Record<Viewed, Map<string, unknown>>;

const noStates = (): States => ({
  partnership: new Map(),
  commitment: new Map(),
  costbook: new Map(),
  decision: new Map(),
  contribution: new Map(),
  leverage: new Map(),
  report: new Map(),
});

interface FolderOptions {
  readonly sealer: Pick<Sealer, 'open'>;
  readonly dayOf: (instant: string) => string;
  /** The id of the one partnership that is wanted; without it, all. */
  readonly only?: string;
}

/** Folds events one by one, as the projector does, and hands out what they come to. */
export class PartnershipFolder {
  /** partnership id → category → stream → state */
  readonly #states = new Map<string, States>();
  readonly #matches: FoldedMatches;
  readonly #options: FolderOptions;

  constructor(options: FolderOptions) {
    this.#options = options;
    this.#matches = new FoldedMatches();
  }

  fold(event: ScannedEvent): void {
    const { partnershipId } = event.stored.metadata;
    // Matches speak of two partnerships: whichever is wanted needs them all.
    this.#matches.fold(event);
    const { only } = this.#options;
    if (only === undefined || only === partnershipId) this.#take(event);
  }

  /** Streams of other partnerships that count with the one that is wanted, and were read over. */
  missing(): ReadonlySet<string> {
    const { only } = this.#options;
    return new Set(only === undefined ? [] : this.#matches.streamsWith(this.#flowStreams(only)));
  }

  /** In a second run over the log: the events of these streams. */
  foldMissing(event: ScannedEvent, streams: ReadonlySet<string>): void {
    if (streams.has(event.stored.stream)) this.#take(event);
  }

  all(): readonly FoldedPartnership[] {
    const { only } = this.#options;
    const ids = only === undefined ? [...this.#states.keys()] : this.#states.has(only) ? [only] : [];
    return ids.flatMap((id) => this.#one(id));
  }

  #take({ stored, position }: ScannedEvent): void {
    const category = categoryOf(stored.stream);
    const { partnershipId } = stored.metadata;
    if (category === undefined || !(category in VIEWS) || partnershipId === undefined) return;
    const view = VIEWS[category as Viewed] as EntityView<unknown>;
    const states = this.#states.get(partnershipId) ?? noStates();
    this.#states.set(partnershipId, states);
    const streams = states[category as Viewed];
    const { eventId, stream, revision, type, metadata } = stored;
    const { data } = this.#options.sealer.open(stored);
    const event: IndexedEvent = { eventId, stream, revision, type, data, metadata, position };
    streams.set(stream, view.fold.evolve(streams.get(stream) ?? view.fold.initialState, event));
  }

  #one(id: string): readonly FoldedPartnership[] {
    const [founded] = this.#of<PartnershipOverview>(id, 'partnership');
    const records = this.#of<ReportedRecord>(id, 'report');
    if (founded === undefined && records.length === 0) return [];
    const own = this.#flowStreams(id);
    const elsewhere = this.#matches.streamsWith(own);
    return [
      {
        partnership: founded ?? unfounded(id),
        commitments: this.#of<CommitmentRegister>(id, 'commitment'),
        costBooks: this.#of<CostRegister>(id, 'costbook'),
        decisions: this.#of<DecisionRegister>(id, 'decision'),
        contributions: this.#of<ContributionRegister>(id, 'contribution'),
        leverage: this.#of<LeverageRegister>(id, 'leverage'),
        reported: {
          records,
          matches: this.#matches.naming(new Set([...own, ...elsewhere])),
          elsewhere: this.#elsewhere(id, new Set(elsewhere)),
          one: this.#matches.one(),
          dayOf: this.#options.dayOf,
        },
      },
    ];
  }

  /** Whoever reads a folder sees all of it. */
  #elsewhere(id: string, wanted: ReadonlySet<string>): ReportedFacts['elsewhere'] {
    if (wanted.size === 0) return [];
    return [...this.#states].flatMap(([partnershipId, states]) => {
      const some = <State>(category: Viewed): State[] =>
        [...states[category]].flatMap(([stream, state]) => (wanted.has(stream) ? [state as State] : []));
      const [commitments, records] = [some<CommitmentRegister>('commitment'), some<ReportedRecord>('report')];
      if (partnershipId === id || commitments.length + records.length === 0) return [];
      const [founded] = this.#of<PartnershipOverview>(partnershipId, 'partnership');
      const name = founded?.founded?.name ?? records[0]?.title ?? null;
      return [{ partnershipId, name, visible: true, commitments, records }];
    });
  }

  #flowStreams(id: string): ReadonlySet<string> {
    const states = this.#states.get(id);
    return new Set([...(states?.commitment.keys() ?? []), ...(states?.report.keys() ?? [])]);
  }

  #of<State>(id: string, category: Viewed): readonly State[] {
    return [...(this.#states.get(id)?.[category].values() ?? [])] as State[];
  }
}

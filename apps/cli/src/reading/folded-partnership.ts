import {
  categoryOf,
  commitmentRegister,
  contributionRegister,
  costRegister,
  decisionRegister,
  partnershipOverview,
  type CommitmentRegister,
  type ContributionRegister,
  type CostRegister,
  type DecisionRegister,
  type EntityView,
  type IndexedEvent,
  type PartnershipOverview,
} from '@pacta/ledger';
import type { Sealer } from '@pacta/sealing';
import type { ScannedEvent } from './log-scan.ts';

/** Every view of one partnership as it stood behind some event. */
export interface FoldedPartnership {
  readonly partnership: PartnershipOverview;
  readonly commitments: readonly CommitmentRegister[];
  readonly costBooks: readonly CostRegister[];
  readonly decisions: readonly DecisionRegister[];
  readonly contributions: readonly ContributionRegister[];
}

const VIEWS = {
  partnership: partnershipOverview,
  commitment: commitmentRegister,
  costbook: costRegister,
  decision: decisionRegister,
  contribution: contributionRegister,
} as const;
type Viewed = keyof typeof VIEWS;

/** Folds events one by one, as the projector does, and hands out what they come to. */
export class PartnershipFolder {
  /** partnership id → stream → state */
  readonly #states: Record<Viewed, Map<string, Map<string, unknown>>> = {
    partnership: new Map(),
    commitment: new Map(),
    costbook: new Map(),
    decision: new Map(),
    contribution: new Map(),
  };
  readonly #sealer: Pick<Sealer, 'open'>;
  readonly #only: string | undefined;

  /** @param only the id of the one partnership that is wanted */
  constructor(sealer: Pick<Sealer, 'open'>, only?: string) {
    this.#sealer = sealer;
    this.#only = only;
  }

  fold({ stored, position }: ScannedEvent): void {
    const category = categoryOf(stored.stream);
    const { partnershipId } = stored.metadata;
    if (category === undefined || !(category in VIEWS) || partnershipId === undefined) return;
    if (this.#only !== undefined && this.#only !== partnershipId) return;
    const view = VIEWS[category as Viewed] as EntityView<unknown>;
    const ofCategory = this.#states[category as Viewed];
    const streams = ofCategory.get(partnershipId) ?? new Map<string, unknown>();
    ofCategory.set(partnershipId, streams);
    const { eventId, stream, revision, type, metadata } = stored;
    const event: IndexedEvent = {
      eventId,
      stream,
      revision,
      type,
      data: this.#sealer.open(stored).data,
      metadata,
      position,
    };
    streams.set(stream, view.fold.evolve(streams.get(stream) ?? view.fold.initialState, event));
  }

  all(): readonly FoldedPartnership[] {
    return [...this.#states.partnership].flatMap(([id, streams]) =>
      [...streams.values()].map((partnership) => ({
        partnership: partnership as PartnershipOverview,
        commitments: this.#of<CommitmentRegister>('commitment', id),
        costBooks: this.#of<CostRegister>('costbook', id),
        decisions: this.#of<DecisionRegister>('decision', id),
        contributions: this.#of<ContributionRegister>('contribution', id),
      })),
    );
  }

  #of<State>(category: Viewed, partnership: string): readonly State[] {
    return [...(this.#states[category].get(partnership)?.values() ?? [])] as State[];
  }
}

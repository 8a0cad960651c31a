import {
  categoryOf,
  commitmentRegister,
  contributionRegister,
  costRegister,
  decisionRegister,
  flowMatches,
  idOf,
  leverageRegister,
  matchesOfStreams,
  oneOrganisation,
  organisationMatches,
  partnershipOverview,
  reportedRecord,
  streamName,
  unfounded,
  type CommitmentRegister,
  type ContributionRegister,
  type CostRegister,
  type DecisionRegister,
  type EntityView,
  type FlowMatch,
  type LeverageRegister,
  type OneOrganisation,
  type PartnershipOverview,
  type ReportedRecord,
} from '@pacta/ledger';
import type { StateRow } from '@pacta/read-models';
import type { MatchedElsewhere, ReportedFacts } from '@pacta/reports';
import type { FolderLedger } from './folder-ledger.ts';

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

/** What only money needs. */
export const MONEY_VIEWS = [partnershipOverview, commitmentRegister, reportedRecord] as readonly EntityView<unknown>[];
export const ALL_VIEWS = [
  ...MONEY_VIEWS,
  costRegister,
  decisionRegister,
  contributionRegister,
  leverageRegister,
] as readonly EntityView<unknown>[];

/** Partnerships of a folder as they stood at one moment. */
export class FolderPartnerships {
  readonly #ledger: FolderLedger;
  readonly #through: number;
  #matches: Promise<{ readonly flows: readonly FlowMatch[]; readonly one: OneOrganisation }> | undefined;

  constructor(ledger: FolderLedger, through: number) {
    this.#ledger = ledger;
    this.#through = through;
  }

  /** One, with the views that are asked for. Undefined where nothing was known of it yet. */
  async one(id: string, views = ALL_VIEWS): Promise<FoldedPartnership | undefined> {
    const rows = await this.#ledger.rowsOf(views, id, this.#through);
    const states = <State>(view: EntityView<State>): State[] =>
      rows.filter((row) => row.view === view.name).map((row) => row.state as State);
    const [founded] = states(partnershipOverview);
    const records = states(reportedRecord);
    if (founded === undefined && records.length === 0) return undefined;
    return {
      partnership: founded ?? unfounded(id),
      commitments: states(commitmentRegister),
      costBooks: states(costRegister),
      decisions: states(decisionRegister),
      contributions: states(contributionRegister),
      leverage: states(leverageRegister),
      reported: await this.#reported(id, rows, records),
    };
  }

  /** All, one after the other, in the order in which the log names them first. */
  async *all(views = ALL_VIEWS): AsyncGenerator<FoldedPartnership> {
    for (const id of (await this.#ledger.models()).partnershipIds()) {
      const one = await this.one(id, views);
      if (one !== undefined) yield one;
    }
  }

  async #reported(id: string, rows: readonly StateRow[], records: readonly ReportedRecord[]): Promise<ReportedFacts> {
    const { flows, one } = await (this.#matches ??= this.#allMatches());
    const own = new Set<string>(
      rows.flatMap(({ view, id: stream }) =>
        view === commitmentRegister.name
          ? [streamName('commitment', stream)]
          : view === reportedRecord.name
            ? [streamName('report', stream)]
            : [],
      ),
    );
    const { others, matches } = matchesOfStreams(own, flows);
    return {
      records,
      matches,
      elsewhere: await this.#elsewhere(id, others),
      one,
      dayOf: this.#ledger.dayOf,
    };
  }

  /** Every match of the ledger: people make them one by one, so they are few. */
  async #allMatches(): Promise<{ readonly flows: readonly FlowMatch[]; readonly one: OneOrganisation }> {
    const flows = await this.#found(flowMatches);
    return {
      flows: flows.flatMap(({ matches }) => matches),
      one: oneOrganisation(await this.#found(organisationMatches)),
    };
  }

  /** What a sparse view found, over the whole ledger. */
  async #found<State>(view: EntityView<State>): Promise<readonly State[]> {
    const rows = await (await this.#ledger.states()).ofCategory(view, this.#through);
    return rows.map(({ state }) => state);
  }

  async #single<State>(view: EntityView<State>, id: string): Promise<readonly State[]> {
    const row = await (await this.#ledger.states()).one(view, id, this.#through);
    return row === undefined ? [] : [row.state];
  }

  /** Whoever reads a folder sees all of it. */
  async #elsewhere(id: string, streams: readonly string[]): Promise<readonly MatchedElsewhere[]> {
    const found = new Map<string, { commitments: CommitmentRegister[]; records: ReportedRecord[] }>();
    const models = await this.#ledger.models();
    for (const stream of streams) {
      const partnershipId = models.eventOf(stream, 0)?.partnershipId ?? null;
      if (partnershipId === null || partnershipId === id) continue;
      const of = found.get(partnershipId) ?? { commitments: [], records: [] };
      if (categoryOf(stream) === 'report') of.records.push(...(await this.#single(reportedRecord, idOf(stream))));
      else of.commitments.push(...(await this.#single(commitmentRegister, idOf(stream))));
      if (of.records.length + of.commitments.length > 0) found.set(partnershipId, of);
    }
    return Promise.all(
      [...found].map(async ([partnershipId, of]) => {
        const [founded] = await this.#single(partnershipOverview, partnershipId);
        const name = founded?.founded?.name ?? of.records[0]?.title ?? null;
        return { partnershipId, name, visible: true, ...of };
      }),
    );
  }
}

import { Injectable } from '@nestjs/common';
import {
  entriesWithin,
  isRefusal,
  readEffective,
  reportedRecord,
  type EffectiveRange,
  type EntityView,
  type ReportedRecord,
} from '@pacta/ledger';
import { foldAsOf, resolveAsOf, type EntityRow, type ReadModels } from '@pacta/read-models';
import { eventCatalogue } from '@pacta/ledger';
import type { AsOf } from '@pacta/reports';
import { InjectLedger } from '../commands/ledger.ts';
import { badRequest, Problem } from '../http/problem.ts';
import type { OpenLedger } from '@pacta/opening';
import type { Scope } from './access.ts';
import { LookedUpRows } from './looked-up-rows.ts';

/** How long a read waits for the write that it names, in milliseconds. */
const LONGEST_WAIT = 5_000;
const ROWS_AT_ONCE = 100;

/** The moment that an answer shows. */
export interface Shown {
  /** Leaf index of the last event that counts; null before the first. */
  readonly position: number | null;
  /** True where the reader asked for the past. */
  readonly past: boolean;
}

/** A view's state with those entries alone that were effective on the days asked for. */
export const stateWithin = <State>(state: State, range: EffectiveRange | undefined): State =>
  range === undefined ? state : entriesWithin(state, range);

/** Reads entities as they are, or as they were. */
@Injectable()
export class Reading {
  readonly #lookedUp = new LookedUpRows();

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  /** Waits until the read models hold the write of this token. @throws Problem 503 where they do not come so far in time */
  async await(token: string | undefined): Promise<void> {
    if (token === undefined) return;
    if ((await this.ledger.projector.waitFor(token, LONGEST_WAIT)) === 'timed-out')
      throw new Problem({
        status: 503,
        code: 'read-models-lag',
        detail: `The read models have not come to token ${token} within ${LONGEST_WAIT / 1000} seconds.`,
        next: 'Ask again after the time in Retry-After; without Pacta-Min-Token the answer comes at once, as of an earlier moment.',
        headers: { 'retry-after': '1' },
      });
  }

  /** @throws Problem 400 for what is not a moment, 404 for one beyond the log */
  moment(asOf: string | undefined, field = 'asOf'): Shown {
    const { readModels } = this.ledger.projector;
    if (asOf === undefined) return { position: readModels.head(), past: false };
    const found = resolveAsOf(asOf, readModels, { zone: this.ledger.info.zone, now: new Date().toISOString() });
    if (isRefusal(found)) {
      const { refused: code, detail, next } = found;
      throw new Problem({
        status: code === 'not-a-moment' ? 400 : 404,
        code,
        detail,
        next,
        errors: [{ pointer: `/query/${field}`, message: detail }],
      });
    }
    return { position: found.position < 0 ? null : found.position, past: true };
  }

  /** The days that an answer is about; undefined for all of them. @throws Problem 400 for what names no days */
  effective(text: string | undefined): EffectiveRange | undefined {
    if (text === undefined) return undefined;
    const found = readEffective(text);
    if (!isRefusal(found)) return found;
    const { refused: code, detail, next } = found;
    throw badRequest(code, detail, next ?? '', [{ pointer: '/query/effective', message: detail }]);
  }

  /** What a report says of the moment that it shows. */
  asOf({ position }: Shown): AsOf {
    const last = position === null ? undefined : this.ledger.projector.readModels.eventAt(position);
    const recordedAt = last?.recordedAt ?? null;
    return { position, recordedAt, day: recordedAt === null ? null : this.ledger.dayOf(recordedAt) };
  }

  /** One entity, whoever may see it: the caller asks for a scope next. */
  async entity<State>(view: EntityView<State>, id: string): Promise<EntityRow<State> | undefined> {
    const { readModels } = this.ledger.projector;
    if (readModels.serves(view.name)) return readModels.entity<State>(view.name, id);
    const rows = await this.#folded([view], { view: view.name, id }, readModels.head());
    return rows[0] as EntityRow<State> | undefined;
  }

  /** Rows of a view by the member that it is looked up by, whoever may see them: the caller asks for scopes next. */
  async lookedUp<State>(view: EntityView<State>, value: string): Promise<readonly EntityRow<State>[]> {
    const { readModels } = this.ledger.projector;
    if (readModels.serves(view.name)) return this.#lookedUp.rows(readModels, view, value);
    const rows = (await this.#folded([view], 'all', readModels.head())) as readonly EntityRow<State>[];
    return rows.filter(({ state }) => (state as Readonly<Record<string, unknown>>)[view.lookUpBy ?? ''] === value);
  }

  /** Rows of a view in the order of their ids, after the id `after`. */
  async *all<State>(view: EntityView<State>, after: string): AsyncGenerator<EntityRow<State>> {
    const { readModels } = this.ledger.projector;
    if (!readModels.serves(view.name)) {
      const rows = await this.#folded([view], 'all', readModels.head());
      yield* rows.filter(({ id }) => id > after) as EntityRow<State>[];
      return;
    }
    for (let from = after; ;) {
      const rows = this.ledger.projector.readModels.entities<State>(view.name, { after: from, limit: ROWS_AT_ONCE });
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < ROWS_AT_ONCE) return;
      from = last.id;
    }
  }

  /** One entity at a moment. */
  async entityAt<State>(
    _scope: Scope,
    view: EntityView<State>,
    row: EntityRow<State>,
    { position, past }: Shown,
  ): Promise<EntityRow<State> | undefined> {
    if (!past) return row;
    const rows = await this.#folded([view], { view: view.name, id: row.id }, position);
    return rows[0] as EntityRow<State> | undefined;
  }

  /** All entities of a partnership in these views, at one moment, in the order of their ids. */
  entitiesAt(scope: Scope, views: readonly EntityView<unknown>[], { position }: Shown): Promise<readonly EntityRow[]> {
    return this.#folded(views, { partnershipId: scope.partnershipId }, position);
  }

  /** What publishers reported on a partnership, now: published, so that no scope is asked. */
  async publishedOn(partnershipId: string): Promise<readonly ReportedRecord[]> {
    const { readModels } = this.ledger.projector;
    if (readModels.serves(reportedRecord.name))
      return statesOf(readModels.entitiesOf(reportedRecord.name, partnershipId));
    return statesOf(await this.#folded([reportedRecord], { partnershipId }, readModels.head()));
  }

  /** Partnerships on which publishers had reported at a moment, in the order of their ids, after the id `after`. */
  async *reportedPartnerships(after: string, { position, past }: Shown): AsyncGenerator<string> {
    const { readModels } = this.ledger.projector;
    if (!readModels.serves(reportedRecord.name)) {
      const rows = await this.#folded([reportedRecord], 'all', readModels.head());
      const ids = new Set(rows.flatMap(({ partnershipId }) => (partnershipId === null ? [] : [partnershipId])));
      yield* [...ids].filter((id) => id > after).toSorted();
      return;
    }
    for (let from = after; ;) {
      const ids = readModels.partnershipsOf(reportedRecord.name, { after: from, limit: ROWS_AT_ONCE });
      // Asked of the log index first: of a long list most may not have been there yet.
      yield* ids.filter((partnershipId) => !past || isThere(readModels, partnershipId, position ?? -1));
      const last = ids.at(-1);
      if (last === undefined || ids.length < ROWS_AT_ONCE) return;
      from = last;
    }
  }

  /** What a view holds of the few streams in which its fold found something, over the whole ledger, at a moment. */
  async beyondInitial<State>(view: EntityView<State>, { position, past }: Shown): Promise<readonly State[]> {
    const { readModels } = this.ledger.projector;
    if (!readModels.serves(view.name)) return statesOf(await this.#folded([view], 'all', position));
    const live = readModels.entitiesBeyondInitial(view);
    if (!past) return statesOf(live);
    // Nothing is ever taken out of such a view, so what is there now takes in all that was there then.
    const then = live.map(({ id }) => this.#folded([view], { view: view.name, id }, position));
    return statesOf((await Promise.all(then)).flat());
  }

  /** One stream of another partnership that is matched with what the reader sees: for counting it, not for showing it. */
  async matchedAt<State>(
    view: EntityView<State>,
    id: string,
    { position }: Shown,
  ): Promise<EntityRow<State> | undefined> {
    const rows = await this.#folded([view], { view: view.name, id }, position);
    return rows[0] as EntityRow<State> | undefined;
  }

  #folded(
    views: readonly EntityView<unknown>[],
    scope: Parameters<typeof foldAsOf>[0]['scope'],
    position: number | null,
  ): Promise<readonly EntityRow[]> {
    const { store, sealer, projector, snapshots } = this.ledger;
    return foldAsOf({
      snapshots,
      store,
      readModels: projector.readModels,
      views,
      knownTypes: eventCatalogue.keys(),
      opener: sealer,
      scope,
      through: position ?? -1,
    });
  }
}

const statesOf = <State>(rows: readonly EntityRow[]): readonly State[] => rows.map(({ state }) => state as State);

const isThere = (readModels: ReadModels, partnershipId: string, through: number): boolean =>
  through >= 0 && readModels.log({ partnershipId, through, limit: 1 }).rows.length > 0;

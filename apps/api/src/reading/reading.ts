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
import { partnershipIds, resolveAsOf, type StateRow } from '@pacta/read-models';
import { OpenedStates } from '@pacta/sealing';
import type { AsOf } from '@pacta/reports';
import { InjectLedger } from '../commands/ledger.ts';
import { badRequest, Problem } from '../http/problem.ts';
import type { OpenLedger } from '@pacta/opening';
import type { Scope } from './access.ts';
import { openedFor } from './opened-rows.ts';

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
  readonly #opened: OpenedStates;

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {
    this.#opened = new OpenedStates(ledger.sealer);
  }

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

  /** One entity, whoever may see it, with nothing opened: the caller asks for a scope next. */
  async entity<State>(view: EntityView<State>, id: string): Promise<StateRow<State> | undefined> {
    return this.ledger.states.one(view, id, this.#head());
  }

  /** Rows of a view in the order of their ids, after the id `after`. */
  async *all<State>(view: EntityView<State>, after: string): AsyncGenerator<StateRow<State>> {
    for (const row of await this.ledger.states.ofCategory(view, this.#head())) if (row.id > after) yield row;
  }

  /** One entity at a moment, with what the scope may read opened. */
  async entityAt<State>(
    scope: Scope,
    view: EntityView<State>,
    row: StateRow<State>,
    { position, past }: Shown,
  ): Promise<StateRow<State> | undefined> {
    const then = past ? await this.ledger.states.one(view, row.id, position ?? -1) : row;
    return then === undefined ? undefined : (openedFor(then, scope, this.#opened) as StateRow<State>);
  }

  /** All entities of a partnership in these views, at one moment, in the order of their ids, as the scope may read them. */
  async entitiesAt(
    scope: Scope,
    views: readonly EntityView<unknown>[],
    { position }: Shown,
  ): Promise<readonly StateRow[]> {
    const rows = await this.ledger.states.ofPartnership(views, scope.partnershipId, position ?? -1);
    return rows.map((row) => openedFor(row, scope, this.#opened));
  }

  /** A page of the entities of a partnership, at one moment, as the scope may read them. */
  async pageAt<State>(
    scope: Scope,
    view: EntityView<State>,
    { position }: Shown,
    page: { readonly after: string; readonly limit: number },
  ): Promise<{ readonly rows: readonly StateRow<State>[]; readonly more: boolean }> {
    const { rows, more } = await this.ledger.states.page(view, scope.partnershipId, {
      ...page,
      through: position ?? -1,
    });
    return { rows: rows.map((row) => openedFor(row, scope, this.#opened) as StateRow<State>), more };
  }

  /** What publishers reported on a partnership, now: published, so that no scope is asked. */
  async publishedOn(partnershipId: string): Promise<readonly ReportedRecord[]> {
    return statesOf(await this.ledger.states.ofPartnership([reportedRecord], partnershipId, this.#head()));
  }

  /** Partnerships on which publishers had reported at a moment, in the order of their ids, after the id `after`. */
  *reportedPartnerships(after: string, { position }: Shown): Generator<string> {
    const { readModels } = this.ledger.projector;
    for (let from = after; ;) {
      const page = { after: from, limit: ROWS_AT_ONCE, through: position ?? -1 };
      const ids = partnershipIds(readModels, 'reported', page);
      yield* ids;
      const last = ids.at(-1);
      if (last === undefined || ids.length < ROWS_AT_ONCE) return;
      from = last;
    }
  }

  /** What a view holds of the few streams in which its fold found something, over the whole ledger, at a moment. */
  async beyondInitial<State>(view: EntityView<State>, { position }: Shown): Promise<readonly State[]> {
    return statesOf(await this.ledger.states.ofCategory(view, position ?? -1));
  }

  /** One stream of another partnership that is matched with what the reader sees: for counting it, not for showing it. */
  async matchedAt<State>(
    view: EntityView<State>,
    id: string,
    { position }: Shown,
  ): Promise<StateRow<State> | undefined> {
    return this.ledger.states.one(view, id, position ?? -1);
  }

  #head(): number {
    return this.ledger.projector.readModels.head() ?? -1;
  }
}

const statesOf = <State>(rows: readonly StateRow[]): readonly State[] => rows.map(({ state }) => state as State);

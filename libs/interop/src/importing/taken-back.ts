import {
  AWARD,
  ControlTotals,
  majorUnits,
  NO_AMOUNT,
  type CurrentFlow,
  type CurrentReport,
  type DecidedReport,
  type Money,
} from '@pacta/ledger';

/** One record that the file takes back. */
export interface TakenBackRecord {
  readonly what: 'withdrawn' | 'corrected' | 'kept';
  /** Where the earlier file said it. */
  readonly place: string;
  /** The source's own code, such as `iati:3`; null for an activity, which has no amount. */
  readonly kind: string | null;
  /** The amount that stood; null for an activity. */
  readonly before: Money | null;
  /** The amount that stands now; null for an activity and for a record that is gone. */
  readonly now: Money | null;
}

/** A row per currency and kind: the amounts that stood before, as exact decimals in major units. */
export interface TakenBackTotal {
  readonly currency: string;
  readonly kind: string;
  readonly withdrawn: { readonly count: number; readonly amount: string };
  readonly corrected: { readonly count: number; readonly amount: string };
}

/** All that the file takes back of what the ledger held. Counts are whole, the list has only the first of very many. */
export interface TakenBack {
  readonly withdrawn: number;
  readonly corrected: number;
  /** Records that the file no longer has and that stand on, since nobody asked for their withdrawal. */
  readonly kept: number;
  readonly totals: readonly TakenBackTotal[];
  readonly records: readonly TakenBackRecord[];
}

interface Before {
  readonly kind: string;
  readonly amount: Money;
}

const MOST_LISTED = 10_000;

/** Counts what an import takes back while it runs. */
export class TakenBackCount {
  /** Withdrawn records are counted as rejected ones, corrected as recorded ones: two sides of one row. */
  readonly #totals = new ControlTotals();
  readonly #records: TakenBackRecord[] = [];
  readonly #count = { withdrawn: 0, corrected: 0, kept: 0 };

  /** Counts the withdrawals and corrections in `events`; `before` is the report as it stood before them. */
  take(events: readonly DecidedReport[], before: CurrentReport): void {
    for (const event of events) {
      if (event.type === 'ReportWithdrawn.v1') {
        const flow = before.flows.get(event.data.withdraws);
        if (flow !== undefined) this.#add('withdrawn', flow.place, { kind: flow.kind, amount: flow.money }, undefined);
      } else if (event.type === 'ReportCorrected.v1') {
        const { corrects, flow: fact, grant } = event.data;
        const flow = before.flows.get(corrects);
        const award = before.head?.award;
        const place = (flow ?? before.head)?.place ?? '';
        if (flow !== undefined && fact !== undefined)
          this.#add('corrected', place, { kind: flow.kind, amount: flow.money }, fact.amount);
        else if (award !== undefined && grant !== undefined)
          this.#add('corrected', place, { kind: AWARD, amount: award }, grant.amount);
        else this.#add('corrected', place, undefined, undefined);
      }
    }
  }

  /** Counts what is gone from the file and stands on. */
  kept(flows: readonly CurrentFlow[]): void {
    for (const { place, kind, money } of flows) this.#add('kept', place, { kind, amount: money }, undefined);
  }

  result(): TakenBack {
    const totals = this.#totals.rows().map(({ currency, kind, rejected, recorded }) => ({
      currency,
      kind,
      withdrawn: rejected,
      corrected: recorded,
    }));
    return { ...this.#count, totals, records: this.#records.toSorted(byPlace) };
  }

  #add(what: TakenBackRecord['what'], place: string, before: Before | undefined, now: Money | undefined): void {
    this.#count[what] += 1;
    if (before !== undefined && what !== 'kept') {
      const { currency } = before.amount;
      if (what === 'withdrawn') this.#totals.rejected(currency, before.kind, majorUnits(before.amount));
      else this.#totals.recorded(currency, before.kind, majorUnits(before.amount), NO_AMOUNT);
    }
    if (this.#records.length === MOST_LISTED) return;
    this.#records.push({
      what,
      place,
      kind: before?.kind ?? null,
      before: before?.amount ?? null,
      now: now ?? null,
    });
  }
}

/** In file order: reports are written side by side. */
const byPlace = (left: TakenBackRecord, right: TakenBackRecord): number =>
  left.place.localeCompare(right.place, 'en', { numeric: true });

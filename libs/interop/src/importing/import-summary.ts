import {
  ControlTotals,
  majorUnits,
  roundingOf,
  NO_AMOUNT,
  type ControlTotal,
  type RecordedAmount,
} from '@pacta/ledger';
import type { Counted } from '../mapping/amount-reading.ts';
import { LeftOutCount, type LeftOut } from '../mapping/left-out.ts';
import type { Rejection } from '../mapping/rejection.ts';
import type { RejectedRecord, Survey } from './source-format.ts';
import { TakenBackCount, type TakenBack } from './taken-back.ts';

/** The result of an import, or of a dry run. */
export interface ImportSummary {
  readonly source: { readonly format: string; readonly sha256: string; readonly publisher: string | null };
  /** Records read: activities and transactions, or grants. */
  readonly records: number;
  readonly recordsByKind: { readonly activities: number; readonly flows: number; readonly grants: number };
  readonly events: { readonly written: number; readonly alreadyThere: number };
  /** Reports of the file that are older than the ledger's: they changed nothing. */
  readonly older: number;
  /** Records that the ledger held and that the file withdraws or corrects. */
  readonly takenBack: TakenBack;
  readonly rejected: readonly Rejection[];
  /** Number of rejected records: the list has only the first of very many. */
  readonly rejectedInAll: number;
  readonly leftOut: readonly LeftOut[];
  readonly totals: readonly ControlTotal[];
  /** True where in every row read = recorded + rejected + rounding. */
  readonly balanced: boolean;
  readonly dryRun: boolean;
  /** True where it was stopped: what was written stays, and the same import again completes it. */
  readonly cancelled: boolean;
}

const MOST_LISTED = 10_000;

/** Counts while an import runs. */
export class ImportTally {
  readonly totals = new ControlTotals();
  readonly leftOut = new LeftOutCount();
  readonly takenBack = new TakenBackCount();
  readonly #rejected: Rejection[] = [];
  #rejectedInAll = 0;
  written = 0;
  alreadyThere = 0;
  older = 0;

  reject({ counted, place, code, reason }: RejectedRecord): void {
    this.#rejectedInAll += 1;
    if (this.#rejected.length < MOST_LISTED) this.#rejected.push({ place, code, reason });
    if (counted !== undefined) this.totals.rejected(counted.currency, counted.kind, counted.exact);
  }

  /** A flow or an award that is in the ledger now. */
  recorded({ currency, kind }: Counted, recorded: RecordedAmount): void {
    const rounding = recorded.published === undefined ? NO_AMOUNT : roundingOf(recorded);
    this.totals.recorded(currency, kind, majorUnits(recorded.amount), rounding);
  }

  summary(
    survey: Survey,
    source: ImportSummary['source'],
    { dryRun, cancelled }: Pick<ImportSummary, 'dryRun' | 'cancelled'>,
  ): ImportSummary {
    const { activities, flows, grants } = survey;
    return {
      source,
      records: activities + flows + grants,
      recordsByKind: { activities, flows, grants },
      events: { written: this.written, alreadyThere: this.alreadyThere },
      older: this.older,
      takenBack: this.takenBack.result(),
      rejected: this.#rejected.toSorted(byPlace),
      rejectedInAll: this.#rejectedInAll,
      leftOut: this.leftOut.list(),
      totals: this.totals.rows(),
      balanced: this.totals.unbalanced().length === 0,
      dryRun,
      cancelled,
    };
  }
}

/** In file order; not counted by the reports, which are written concurrently. */
const byPlace = (left: Rejection, right: Rejection): number =>
  left.place.localeCompare(right.place, 'en', { numeric: true });

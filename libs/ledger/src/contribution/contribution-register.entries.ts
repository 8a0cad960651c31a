import type { Money } from '../money.ts';
import type { PersonalField } from '../sealable.ts';
import type { Source } from '../view.ts';
import type { Side, VALUATION_METHODS, WorkedDay } from './events.ts';

/** Staff time or goods given, folded from one stream. No view holds the person's name: `name` says where to open it. */
export interface ContributionRegister {
  readonly id: string;
  readonly logged: {
    readonly provider: string;
    readonly receiver: string;
    /** The side that logged it. */
    readonly side: Side;
    /** Random id of the person. */
    readonly subject: string;
    readonly name: PersonalField;
    readonly skill: string;
    /** Total days, an exact decimal. */
    readonly days: string;
    readonly dates: readonly WorkedDay[];
    readonly period: string | null;
    readonly agreement: string | null;
    /** When it was agreed, and for which days; the cost is in the event only. */
    readonly agreed: { readonly signedOn: string; readonly first: string; readonly last: string } | null;
    readonly synthetic: boolean;
    readonly by: Source;
  } | null;
  /** Goods, where no time was given. */
  readonly goods: {
    readonly provider: string;
    readonly receiver: string;
    readonly side: Side;
    readonly description: string;
    readonly quantity: string | null;
    readonly unit: string | null;
    readonly givenOn: string;
    readonly documentHash: string | null;
    readonly synthetic: boolean;
    readonly by: Source;
  } | null;
  readonly countersignatures: readonly {
    readonly organisation: string;
    readonly note: string | null;
    readonly by: Source;
  }[];
  /** True once the other side has signed; nothing is counted before. */
  readonly counts: boolean;
  /** The newest counts; each keeps the rule that it was made by. */
  readonly valuations: readonly ValuationEntry[];
}

/** Value at cost, and what of it counts. The costs by month are in the event only. */
export interface ValuationEntry {
  readonly method: (typeof VALUATION_METHODS)[number];
  readonly ruleVersion: number | null;
  readonly gross: Money;
  readonly capped: Money;
  readonly workingTime: string | null;
  readonly note: string | null;
  readonly by: Source;
}

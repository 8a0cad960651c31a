import type { Money } from '../money.ts';
import type { ConfidentialityClass, Sealable } from '../sealable.ts';
import type { Source } from '../view.ts';
import type { ClassedMoney, CostLine } from './events.ts';

/** A disclosed cost line. `amount` and `basis` stay sealed where the key of their class is missing. */
export interface CostLineEntry {
  readonly line: string;
  readonly stage: string;
  readonly kind: CostLine['kind'];
  readonly label: string;
  readonly class: ConfidentialityClass;
  readonly amount: Sealable<Money>;
  readonly basis: Sealable<string> | null;
  readonly allocationKey: string | null;
  readonly synthetic: boolean;
  readonly by: Source;
}

export interface DisclosureEntry {
  readonly disclosure: string;
  readonly period: string;
  readonly volume: string | null;
  readonly unit: string | null;
  /** Per unit. */
  readonly price: ClassedMoney | null;
  readonly revenue: ClassedMoney | null;
  readonly synthetic: boolean;
  readonly openedBy: Source;
  readonly lines: readonly CostLineEntry[];
  /** Null: not closed yet, and then it does not count. */
  readonly closed: { readonly count: number; readonly total: ClassedMoney; readonly by: Source } | null;
}

export interface ChallengeEntry {
  readonly challenge: string;
  readonly disclosure: string;
  readonly line: string;
  readonly class: ConfidentialityClass;
  readonly question: Sealable<string>;
  readonly by: Source;
  /** Empty: open. */
  readonly answers: readonly {
    readonly class: ConfidentialityClass;
    readonly answer: Sealable<string>;
    readonly by: Source;
  }[];
}

/** The cost book of one product, folded from its own stream. */
export interface CostRegister {
  readonly id: string;
  readonly book: {
    readonly product: string;
    readonly discloser: string;
    readonly currency: string;
    readonly stages: readonly string[];
    readonly allocationKeys: readonly { readonly id: string; readonly text: string }[];
    readonly tolerancePercent: string | null;
    readonly decisionId: string | null;
    readonly by: Source;
  } | null;
  readonly disclosures: readonly DisclosureEntry[];
  readonly challenges: readonly ChallengeEntry[];
}

import { FoldRun } from '../fold-run.ts';
import type { Money } from '../money.ts';
import type { ConfidentialityClass, Sealable } from '../sealable.ts';
import { idOf } from '../stream.ts';
import { readableCostBook, type ReadableCostBook } from './readable-cost-book.ts';
import { sourceOf, type IndexedEvent, type SealedView, type Source } from '../view.ts';
import type { ClassedMoney, CostBookRecorded, CostLine } from './events.ts';

/** A cost line as disclosed. `amount` and `basis` stay sealed marks where the key of their class was not at hand. */
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
  /** Null: still open, and then it does not count. */
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

/** The cost book of one product as its own stream tells it. */
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

const initialState: CostRegister = { id: '', book: null, disclosures: [], challenges: [] };

/** What counts: a disclosure that was closed, so that its lines are known to be complete. */
export const countedDisclosures = (register: CostRegister): readonly DisclosureEntry[] =>
  register.disclosures.filter((disclosure) => disclosure.closed !== null);

const inDisclosure = (
  state: CostRegister,
  key: string,
  run: FoldRun,
  change: (was: DisclosureEntry) => DisclosureEntry,
): CostRegister => ({ ...state, disclosures: run.changedWhere(state.disclosures, disclosureOf, key, change) });

const disclosureOf = ({ disclosure }: DisclosureEntry): string => disclosure;
const challengeOf = ({ challenge }: ChallengeEntry): string => challenge;

const asDisclosed = (cost: CostLine, by: Source): CostLineEntry => {
  const { basis = null, allocationKey = null, synthetic = false, ...line } = cost;
  return { ...line, basis, allocationKey, synthetic, by };
};

function evolve(state: CostRegister, indexed: IndexedEvent, run = FoldRun.ONE_STEP): CostRegister {
  const event = indexed as CostBookRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'TemplateAgreed.v1': {
      const { tolerancePercent = null, decisionId = null, ...book } = event.data;
      return { ...state, id: idOf(event.stream), book: { ...book, tolerancePercent, decisionId, by } };
    }
    case 'DisclosureOpened.v1': {
      const { volume = null, unit = null, price = null, revenue = null, synthetic = false, ...opened } = event.data;
      const context = { volume, unit, price, revenue, synthetic };
      const disclosure: DisclosureEntry = { ...opened, ...context, openedBy: by, lines: [], closed: null };
      return { ...state, disclosures: run.appended(state.disclosures, [disclosure]) };
    }
    case 'CostLinesDisclosed.v1': {
      const lines = event.data.lines.map((cost) => asDisclosed(cost, by));
      return inDisclosure(state, event.data.disclosure, run, (was) => ({
        ...was,
        lines: run.appended(was.lines, lines),
      }));
    }
    case 'DisclosureClosed.v1': {
      const { disclosure, count, total } = event.data;
      return inDisclosure(state, disclosure, run, (was) => ({ ...was, closed: { count, total, by } }));
    }
    case 'Challenged.v1':
      return { ...state, challenges: run.appended(state.challenges, [{ ...event.data, by, answers: [] }]) };
    case 'ChallengeAnswered.v1': {
      const { challenge, ...answer } = event.data;
      const challenges = run.changedWhere(state.challenges, challengeOf, challenge, (thread) => ({
        ...thread,
        answers: run.appended(thread.answers, [{ ...answer, by }]),
      }));
      return { ...state, challenges };
    }
    default:
      return state;
  }
}

export const costRegister: SealedView<CostRegister, ReadableCostBook> = {
  name: 'cost-register',
  category: 'costbook',
  fold: { initialState, evolve },
  readable: readableCostBook,
};

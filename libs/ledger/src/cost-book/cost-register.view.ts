import { FoldRun } from '../fold-run.ts';
import { idOf } from '../stream.ts';
import { sourceOf, type IndexedEvent, type SealedView, type Source } from '../view.ts';
import type { CostLineEntry, CostRegister, ChallengeEntry, DisclosureEntry } from './cost-register.entries.ts';
import type { CostBookRecorded, CostLine } from './events.ts';
import { readableCostBook, type ReadableCostBook } from './readable-cost-book.ts';

export type * from './cost-register.entries.ts';

const initialState: CostRegister = { id: '', book: null, disclosures: [], challenges: [] };

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

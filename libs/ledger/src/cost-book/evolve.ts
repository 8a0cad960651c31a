import { foldBy } from '../fold-by.ts';
import type { FoldRun } from '../fold-run.ts';
import { idOf } from '../stream.ts';
import type { CostBookRecorded } from './events.ts';
import type { CostBookState, DisclosureState } from './state.ts';

const unopened: CostBookState = {
  product: '',
  discloser: '',
  currency: '',
  stages: new Set(),
  allocationKeys: new Set(),
  disclosures: new Map(),
  challenges: new Map(),
};

const noLines: DisclosureState = { lines: new Map(), closed: false };

export const costBookFold = foldBy<CostBookState, CostBookRecorded>(unopened, {
  'TemplateAgreed.v1': (state, { stream, data, metadata }) => ({
    ...state,
    id: idOf(stream),
    ...(metadata.partnershipId === undefined ? {} : { partnershipId: metadata.partnershipId }),
    product: data.product,
    discloser: data.discloser,
    currency: data.currency,
    stages: new Set(data.stages),
    allocationKeys: new Set(data.allocationKeys.map(({ id }) => id)),
  }),
  'DisclosureOpened.v1': (state, { data }, run) => changed(state, data.disclosure, run, () => noLines),
  'CostLinesDisclosed.v1': (state, { data }, run) =>
    changed(state, data.disclosure, run, ({ lines, closed }) => ({
      lines: data.lines.reduce((all, cost) => run.withEntry(all, cost.line, cost.class), lines),
      closed,
    })),
  'DisclosureClosed.v1': (state, { data }, run) =>
    changed(state, data.disclosure, run, ({ lines }) => ({ lines, closed: true })),
  'Challenged.v1': (state, { data: { challenge, disclosure, line, class: of } }, run) => ({
    ...state,
    challenges: run.withEntry(state.challenges, challenge, { disclosure, line, class: of, answered: false }),
  }),
  'ChallengeAnswered.v1': (state, { data }, run) => {
    const challenge = state.challenges.get(data.challenge);
    if (challenge === undefined) return state;
    return { ...state, challenges: run.withEntry(state.challenges, data.challenge, { ...challenge, answered: true }) };
  },
});

function changed(
  state: CostBookState,
  id: string,
  run: FoldRun,
  change: (before: DisclosureState) => DisclosureState,
): CostBookState {
  const before = state.disclosures.get(id) ?? noLines;
  return { ...state, disclosures: run.withEntry(state.disclosures, id, change(before)) };
}

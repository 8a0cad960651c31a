import { foldBy, withEntry } from '../fold-by.ts';
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
  'DisclosureOpened.v1': (state, { data }) => changed(state, data.disclosure, () => noLines),
  'CostLinesDisclosed.v1': (state, { data }) =>
    changed(state, data.disclosure, ({ lines, closed }) => ({
      lines: new Map([...lines, ...data.lines.map((cost) => [cost.line, cost.class] as const)]),
      closed,
    })),
  'DisclosureClosed.v1': (state, { data }) => changed(state, data.disclosure, ({ lines }) => ({ lines, closed: true })),
  'Challenged.v1': (state, { data: { challenge, disclosure, line, class: of } }) => ({
    ...state,
    challenges: withEntry(state.challenges, challenge, { disclosure, line, class: of, answered: false }),
  }),
  'ChallengeAnswered.v1': (state, { data }) => {
    const challenge = state.challenges.get(data.challenge);
    if (challenge === undefined) return state;
    return { ...state, challenges: withEntry(state.challenges, data.challenge, { ...challenge, answered: true }) };
  },
});

function changed(
  state: CostBookState,
  id: string,
  change: (before: DisclosureState) => DisclosureState,
): CostBookState {
  const before = state.disclosures.get(id) ?? noLines;
  return { ...state, disclosures: withEntry(state.disclosures, id, change(before)) };
}

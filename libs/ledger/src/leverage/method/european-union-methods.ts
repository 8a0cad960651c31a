import type { Method } from '../events.ts';
import type { Selection } from './definition.ts';
import { CONTRIBUTION, REIMBURSABLE } from './money-selections.ts';

const INVESTMENT: Selection[] = [{ stage: 'final' }];
const LENT_ON: Selection[] = [{ stage: 'lender' }];

export const europeanUnionMethods: readonly Method[] = [
  {
    id: 'eu-leverage',
    version: 1,
    title: 'EU: leverage effect',
    source:
      'Regulations 2018/1046 art. 2(38), 2024/2509 art. 2(40), 2021/1060 art. 2(23). Before 2018 the text (1268/2012 art. 223) said plain finance. Reimbursable is read as loans, equity and the like, those a guarantee covers too, no grants.',
    provisional: false,
    definition: {
      causality: true,
      parts: [
        {
          kind: 'ratio',
          name: 'reimbursable-finance',
          over: [{ stage: 'final', instruments: REIMBURSABLE }],
          under: CONTRIBUTION,
        },
      ],
    },
  },
  {
    id: 'eu-multiplier',
    version: 1,
    title: 'EU: multiplier effect',
    source: 'Regulations 2018/1046 art. 2(45), 2024/2509 art. 2(48): investment by eligible final recipients.',
    provisional: false,
    definition: {
      causality: true,
      parts: [
        { kind: 'ratio', name: 'investment', over: INVESTMENT, under: CONTRIBUTION },
        {
          kind: 'attribution',
          rounds: [
            {
              mobilised: INVESTMENT,
              among: CONTRIBUTION,
              group: 'all',
              portions: [{ share: '1/1', to: 'all', by: 'amount' }],
            },
          ],
        },
      ],
    },
  },
  {
    id: 'eu-two-step',
    version: 1,
    title: 'EU: in two steps',
    source: "EFSI: Regulation 2017/2396, recitals 19-20: the lender's financing, then the investment it leads to.",
    provisional: false,
    definition: {
      causality: true,
      parts: [
        { kind: 'ratio', name: 'financing', over: LENT_ON, under: CONTRIBUTION },
        { kind: 'ratio', name: 'investment', over: INVESTMENT, under: LENT_ON },
        { kind: 'product', name: 'product', factors: ['financing', 'investment'] },
      ],
    },
  },
  {
    id: 'eu-guarantee-ratio',
    version: 1,
    title: 'EU: guarantee ratio',
    source:
      "Regulation 2021/1060 art. 2(24), which calls it 'multiplier ratio': new loans or equity under the guarantee, by the money set aside for losses.",
    provisional: false,
    definition: {
      causality: true,
      parts: [
        {
          kind: 'ratio',
          name: 'new-finance',
          over: [{ covered: 'anchor', instruments: REIMBURSABLE }],
          under: [{ whose: 'anchor', instruments: ['guarantee'], unfunded: true, value: 'provision' }],
        },
      ],
    },
  },
];

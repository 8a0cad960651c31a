import type { Method } from '../events.ts';
import type { Selection } from './definition.ts';
import { CONTRIBUTION } from './money-selections.ts';

const privateMoney = (more: Partial<Selection> = {}): Selection[] => [
  { whose: 'others', sectors: ['private', 'voluntary'], ...more },
];
const publicMoney: Selection[] = [{ whose: 'others', sectors: ['public'] }];
const banks: Selection[] = [{ sectors: ['public'], unfunded: true }];

export const developmentBankMethods: readonly Method[] = [
  {
    id: 'mdb-total-financing',
    version: 1,
    title: 'Development banks: total financing',
    source: "Development banks' reference guide, 2018: own commitment, private and public co-financing, each shown.",
    provisional: false,
    definition: {
      causality: true,
      parts: [
        { kind: 'ratio', name: 'own', over: CONTRIBUTION, under: CONTRIBUTION },
        { kind: 'ratio', name: 'private-co-financing', over: privateMoney(), under: CONTRIBUTION },
        { kind: 'ratio', name: 'public-co-financing', over: publicMoney, under: CONTRIBUTION },
        {
          kind: 'ratio',
          name: 'total',
          over: [...CONTRIBUTION, ...privateMoney(), ...publicMoney],
          under: CONTRIBUTION,
        },
      ],
    },
  },
  {
    id: 'mdb-private',
    version: 1,
    title: 'Development banks: private co-financing, direct and indirect',
    source:
      'Sum of direct and indirect mobilisation: World Bank evaluation group, 2019. The proof by fee or mandate, and the split (direct to the bank that raised it, the rest pro rata to commitments), were not read.',
    provisional: true,
    definition: {
      causality: true,
      parts: [
        { kind: 'ratio', name: 'private', over: privateMoney(), under: CONTRIBUTION },
        { kind: 'ratio', name: 'direct', over: privateMoney({ raised: 'direct' }), under: CONTRIBUTION },
        { kind: 'ratio', name: 'indirect', over: privateMoney({ raised: 'indirect' }), under: CONTRIBUTION },
        { kind: 'themes', of: privateMoney() },
        {
          kind: 'attribution',
          rounds: [
            {
              mobilised: privateMoney({ raised: 'direct' }),
              among: banks,
              group: 'mobiliser',
              portions: [{ share: '1/1', to: 'all', by: 'amount' }],
            },
            {
              mobilised: privateMoney({ raised: 'indirect' }),
              among: banks,
              group: 'all',
              portions: [{ share: '1/1', to: 'all', by: 'amount' }],
            },
          ],
        },
      ],
    },
  },
];

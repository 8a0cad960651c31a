import type { Method } from '../events.ts';
import { ALL_CASH, ANCHOR_CASH, CONTRIBUTION, NOT_PUBLIC, PRIVATE_OTHERS, PUBLIC } from './money-selections.ts';

export const generalMethods: readonly Method[] = [
  {
    id: 'simple-ratio',
    version: 1,
    title: 'Simple ratio',
    source:
      'Arithmetic. Green Climate Fund cases print the first ratio (others), EU cohesion funds 2014-20 the second (total; fi-compass glossary).',
    provisional: false,
    definition: {
      causality: true,
      parts: [
        { kind: 'ratio', name: 'others', over: [{ whose: 'others' }], under: ANCHOR_CASH },
        { kind: 'ratio', name: 'total', over: ALL_CASH, under: ANCHOR_CASH },
      ],
    },
  },
  {
    id: 'private-mobilised',
    version: 1,
    title: 'Private money mobilised',
    source:
      "EFSI's indicator: total investment less all public money, the lender's own included (quoted sentence, document not seen).",
    provisional: false,
    definition: {
      causality: true,
      parts: [
        { kind: 'ratio', name: 'private', over: NOT_PUBLIC, under: CONTRIBUTION },
        { kind: 'ratio', name: 'public', over: PUBLIC, under: CONTRIBUTION },
        { kind: 'ratio', name: 'total', over: [{ sectors: ['public', 'private', 'voluntary'] }], under: CONTRIBUTION },
      ],
    },
  },
  {
    id: 'concessional-leverage',
    version: 1,
    title: 'Commercial money per concessional money',
    source: 'Convergence, 2023: public and charitable money at market price counts as commercial.',
    provisional: false,
    definition: {
      causality: true,
      parts: [
        { kind: 'ratio', name: 'commercial', over: [{ pricing: 'market' }], under: [{ pricing: 'below-market' }] },
        {
          kind: 'ratio',
          name: 'private',
          over: [{ pricing: 'market', sectors: ['private'] }],
          under: [{ pricing: 'below-market' }],
        },
        {
          kind: 'ratio',
          name: 'other-commercial',
          over: [{ pricing: 'market', sectors: ['public', 'voluntary'] }],
          under: [{ pricing: 'below-market' }],
        },
      ],
    },
  },
  {
    id: 'co-financing',
    version: 1,
    title: 'Co-financing, pro rata',
    source: "Pro rata among several officials: OECD, 2026. The key, each one's share of public money, was not read.",
    provisional: true,
    definition: {
      causality: true,
      parts: [
        {
          kind: 'attribution',
          rounds: [
            {
              mobilised: PRIVATE_OTHERS,
              among: PUBLIC,
              group: 'all',
              portions: [{ share: '1/1', to: 'all', by: 'amount' }],
            },
          ],
        },
      ],
    },
  },
];

/** Prints last, since it claims no causality. */
export const autonomyMethod: Method = {
  id: 'autonomy',
  version: 1,
  title: 'Autonomy',
  source: 'Ours: what does not come from the anchor, as a part of all money.',
  provisional: false,
  definition: {
    causality: false,
    parts: [{ kind: 'ratio', name: 'autonomy', over: [{ whose: 'others' }], under: ALL_CASH }],
  },
};

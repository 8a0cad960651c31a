import type { StoredEvent } from '@pacta/event-store';
import { categoryOf, idOf } from '@pacta/ledger';
import type { QuestionName, QUESTIONS } from '../src/index.ts';
import { commitmentId } from './commitment-steps.ts';
import { ANCHOR_NAME, FIRST, LATER, ORGANISATIONS, PARTNERSHIPS, REPORTED, SECOND } from './places.ts';
import { idFor } from './story.ts';

/** A whole log, and the cut position that queries are tested at. */
export interface Asked {
  readonly events: readonly StoredEvent[];
  readonly through: number;
}

type Request<Name extends QuestionName> = Parameters<(typeof QUESTIONS)[Name]>[2];
type Samples = { readonly [Name in QuestionName]?: (asked: Asked) => readonly Request<Name>[] };

const KINDS = {
  partnership: 'partnership',
  commitment: 'commitment',
  contribution: 'contribution',
  costBook: 'costbook',
  decision: 'decision',
  anchor: 'leverage',
} as const;
const kinds = Object.entries(KINDS) as [keyof typeof KINDS, string][];

const DAYS = '2026-03-05..2026-03-20';
const TYPES = [undefined, ['Disbursed', 'FlowReported', 'RoleGranted'], ['Pledged.v1']];
const CATEGORIES = [undefined, 'commitment', 'report', 'costbook'];

/** Samples of each query without its moment: about things that existed at the cut, later ones, and absent ones. */
export const SAMPLES: Samples = {
  ledger: () => [{}],

  partnerships: () => [{ limit: 2 }, { effective: DAYS }],

  thing: ({ events }) => {
    const streams = [...new Set(events.map(({ stream }) => stream))];
    return kinds.flatMap(([kind, category]) => {
      const ids = streams.filter((stream) => categoryOf(stream) === category).map(idOf);
      return [...ids.map((id) => ({ kind, id })), ...ids.slice(0, 1).map((id) => ({ kind, id, effective: DAYS }))];
    });
  },

  things: () => kinds.flatMap(([kind]) => PARTNERSHIPS.map((partnershipId) => ({ kind, partnershipId, limit: 1 }))),

  report: () => [
    ...PARTNERSHIPS.map((partnershipId) => ({ partnershipId })),
    { partnershipId: FIRST, effective: DAYS },
  ],

  reportPage: () => [
    ...PARTNERSHIPS.map((partnershipId) => ({ partnershipId, rows: 2, events: 1 })),
    { partnershipId: FIRST, effective: DAYS, rows: 3 },
  ],

  reportList: () =>
    ['commitments', 'costBooks', 'decisions', 'inKind.contributions', 'movements', 'reportedFlows', 'events'].flatMap(
      (list) => [FIRST, REPORTED].map((partnershipId) => ({ partnershipId, list, rows: 2 })),
    ),

  reportFigure: () =>
    ['totals.0.committed', 'totals.0.outstanding', 'commitments.0.disbursed', 'decisions.0.tallyEvents'].flatMap(
      (figure) => PARTNERSHIPS.map((partnershipId) => ({ partnershipId, figure })),
    ),

  diff: ({ through }) =>
    [0, Math.floor(through / 2)].flatMap((from) =>
      [FIRST, SECOND, LATER, REPORTED].map((partnershipId) => ({ partnershipId, from: `@${from}` })),
    ),

  leverage: () => [
    ...[0, 1].flatMap((which) => [{ anchor: idFor(`anchor ${which}`) }, { anchor: commitmentId(which) }]),
    { anchor: ANCHOR_NAME },
    { anchor: FIRST.slice(0, 8), currency: 'USD' },
    { anchor: SECOND.slice(0, 8), effective: DAYS },
  ],

  portfolio: () => ORGANISATIONS.map((funder) => ({ funder, withEvents: true })),

  rates: () => [{}, { pair: 'EUR/USD' }, { effective: DAYS }],

  rosters: () => [{}],

  totals: () => [{}],

  log: ({ events, through }) => [
    ...TYPES.map((types, at) => ({ types, category: CATEGORIES[at], reverse: at % 2 === 0, limit: 20 })),
    ...CATEGORIES.map((category, at) => ({ category, reverse: at % 2 === 1, limit: 20 })),
    ...PARTNERSHIPS.map((partnershipId) => ({ partnershipId, reverse: true, limit: 9 })),
    ...[false, true].flatMap((reverse) => [
      { since: `@${through - 5}`, until: `@${Math.min(through + 5, events.length - 1)}`, reverse, limit: 4 },
      { since: '2026-03-04', until: '2026-03-20', actor: 'secretariat-1', reverse },
    ]),
    { stream: events.at(-1)?.stream },
    { effective: DAYS },
  ],

  event: ({ events, through }) => [
    ...events.flatMap((_, position) => (position % 4 === through % 4 ? [{ name: { position } }] : [])),
    ...events.slice(-4).map(({ eventId }) => ({ name: { eventId } })),
    ...[...'05af'].map((eventId) => ({ name: { eventId, shortest: 1 }, personal: true })),
  ],
};

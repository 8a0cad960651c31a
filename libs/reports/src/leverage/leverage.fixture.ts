import {
  commitmentRegister,
  foldView,
  leverageRegister,
  partnershipOverview,
  rateRegister,
  reportedRecord,
  type CommitmentRegister,
  type IndexedEvent,
  type StreamName,
} from '@pacta/ledger';
import { NOTHING_REPORTED } from '../reported/reported-facts.ts';
import { uuidOf } from '../transparency/indexed-log.fixture.ts';
import type { LeverageReportSource } from './statement.ts';

export const PARTNERSHIP = uuidOf(3, 1);
export const ANCHOR = uuidOf(5, 1);
export const [FUND, TOWN, COMPANY, PROJECT] = [1, 2, 3, 4].map((number) => uuidOf(6, number)) as [
  string,
  string,
  string,
  string,
];
export const GRANT = uuidOf(4, 1);

type Story = readonly (readonly [type: string, data: unknown, effectiveOn?: string])[];
export const eur = (amount: number, currency = 'EUR') => ({ amount: String(amount * 100), currency });
/** Events of a stream; `from` is the position of the first in the log, and determines its event id. */
export const stream = (name: StreamName, from: number, story: Story): IndexedEvent[] =>
  story.map(([type, data, effectiveOn], at) => ({
    eventId: uuidOf(7, from + at),
    stream: name,
    revision: at,
    position: from + at,
    type,
    data,
    metadata: {
      actor: 'actor-1',
      commandId: uuidOf(2, from + at),
      recordedAt: '2026-06-30T09:00:00.000Z',
      salt: 'salt',
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
    },
  }));

const joined = (id: string, name: string, sector: string) =>
  ['PartnerJoined.v1', { organisation: { id, name }, sector, roles: [] }] as const;
const partnership = foldView(
  partnershipOverview,
  stream(`partnership-${PARTNERSHIP}`, 0, [
    ['PartnershipFounded.v1', { name: 'School meals', purpose: 'A meal a day.' }],
    joined(FUND, 'Public fund', 'public'),
    joined(TOWN, 'Town', 'public'),
    joined(COMPANY, 'Company', 'private'),
    joined(PROJECT, 'Association', 'voluntary'),
  ]),
);
export const promise = (number: number, provider: string, amount: number, currency = 'EUR'): CommitmentRegister =>
  foldView(
    commitmentRegister,
    stream(`commitment-${uuidOf(4, number)}`, 10 * number, [
      [
        'Pledged.v1',
        { provider, receiver: PROJECT, instrument: 'grant', amount: eur(amount, currency), conditions: [] },
        '2026-02-10',
      ],
      ['Signed.v1', { terms: 'As pledged.', amount: eur(amount, currency) }, '2026-05-10'],
    ]),
  );
export const anchor = foldView(
  leverageRegister,
  stream(`leverage-${ANCHOR}`, 50, [
    ['AnchorDesignated.v1', { commitments: [GRANT], name: 'First money' }],
    ['CausalityAsserted.v1', { evidence: 'A letter.', by: FUND }],
    ['AvoidedCostAsserted.v1', { amount: eur(900), description: 'Visits.', evidence: 'A study.', by: TOWN }],
  ]),
);
const rates = foldView(
  rateRegister,
  stream('rate-EUR-USD-2026', 60, [
    ['RateRecorded.v1', { pair: 'EUR/USD', rate: '1.25', date: '2026-02-09', source: 'A bank' }],
  ]),
);
const record = foldView(
  reportedRecord,
  stream(`report-${uuidOf(9, 1)}`, 70, [
    [
      'ActivityReported.v1',
      {
        identifier: 'FR-1-MEALS',
        publisher: { id: FUND, name: 'Public fund' },
        title: [{ text: 'School meals' }],
        description: [],
        dates: [],
        partners: [],
        budgets: [],
        source: 'iati',
        fileHash: 'f'.repeat(64),
        place: 'iati-activity[1]',
      },
    ],
    [
      'FlowReported.v1',
      {
        kind: 'iati:3',
        amount: eur(40),
        date: '2026-06-01',
        receiver: { id: PROJECT },
        fileHash: 'f'.repeat(64),
        place: 'transaction[1]',
      },
    ],
  ]),
);
export const reported = { ...NOTHING_REPORTED, records: [record] };
export const source: LeverageReportSource = {
  anchorId: ANCHOR,
  partnership,
  commitments: [promise(3, COMPANY, 100, 'USD'), promise(2, TOWN, 20), promise(1, FUND, 40)],
  leverage: [anchor],
  contributions: [],
  rates: [rates],
  reported: NOTHING_REPORTED,
  asOf: { position: 99, recordedAt: '2026-07-01T00:00:00.000Z', day: '2026-07-01' },
};

import {
  commitmentDecider,
  commitmentMoney,
  commitmentRegister,
  costBookDecider,
  costRegister,
  flowStreamFold,
  rateDecider,
  rateRegister,
} from '../../src/index.ts';
import { EVENT_ID } from '../given.ts';
import { ASSOCIATION, euros, FUNDER, MANUFACTURER, STRANGER } from '../samples.ts';
import { made, reversed, type Life } from './life.ts';

const valueDate = '2026-04-01';
const payment = (n: number) => ({ amount: euros(100 + n), valueDate, reference: `r${n}` });

export const commitmentLife: Life = {
  category: 'commitment',
  folds: {
    decider: commitmentDecider,
    register: commitmentRegister.fold,
    money: commitmentMoney.fold,
    flows: flowStreamFold,
  },
  first: made('Pledged.v1', {
    provider: FUNDER,
    receiver: ASSOCIATION,
    instrument: 'grant',
    amount: euros(9_000_000),
    conditions: [{ id: 'a', kind: 'policy', text: 'A.', above: euros(50) }],
  }),
  steps: [
    (n) => made('Disbursed.v1', payment(n)),
    (n) => made('Received.v1', { ...payment(n), disbursement: EVENT_ID(n - 1) }),
    (n) =>
      made('DiscrepancyOpened.v1', {
        kind: 'received-differs',
        expected: euros(1),
        found: euros(2),
        disbursement: EVENT_ID(n - 2),
      }),
    (n) => made('Received.v1', { ...payment(n), disbursement: EVENT_ID(n - 3) }),
    (n) => made('Amended.v1', { delta: euros(n), reason: 'More was needed.' }),
    (n) => made('DiscrepancyOpened.v1', { kind: 'late', note: `Of ${n}` }),
    (n) =>
      made('Reconciled.v1', {
        payments: [EVENT_ID(n - 6)],
        discrepancies: [EVENT_ID(n - 1)],
        paid: euros(1),
        received: euros(1),
        explanation: 'Bank fees.',
      }),
    (n) => made('Received.v1', payment(n)),
    () => made('DiscrepancyOpened.v1', { kind: 'received-unmatched', found: euros(5) }),
    (n) => made('GuaranteeCalled.v1', { ...payment(n), reason: 'Default.' }),
    (n) => made('Repaid.v1', { ...payment(n), interest: euros(3) }),
    () => made('ConditionMet.v1', { condition: 'a', evidence: 'Report.' }),
  ],
  rarely: [
    ...[1, 2, 3, 4, 6, 7, 12].map(reversed),
    () => made('Signed.v1', { terms: 'T.', amount: euros(8_000_000) }),
    () => made('Cancelled.v1', { reason: 'The need ended.' }),
    () => made('ConditionWaived.v1', { condition: 'a', reason: 'Met otherwise.', decisionId: STRANGER }),
  ],
};

export const costbookLife: Life = {
  category: 'costbook',
  folds: { decider: costBookDecider, register: costRegister.fold },
  first: made('TemplateAgreed.v1', {
    product: 'Box',
    discloser: MANUFACTURER,
    currency: 'EUR',
    stages: ['a'],
    allocationKeys: [{ id: 'k', text: 'K.' }],
  }),
  steps: [
    (n) => made('DisclosureOpened.v1', { disclosure: `d${n - (n % 7)}`, period: '2026-Q1' }),
    ...[1, 2].map((half) => (n: number) => {
      const line = { line: `l${half}`, stage: 'a', kind: 'direct', label: 'L', class: 'public', amount: euros(n) };
      return made('CostLinesDisclosed.v1', {
        disclosure: `d${n - (n % 7)}`,
        lines: [line, { ...line, line: `m${n}` }],
      });
    }),
    (n) =>
      made('DisclosureClosed.v1', {
        disclosure: `d${n - (n % 7)}`,
        count: 4,
        total: { class: 'public', amount: euros(4 * n) },
      }),
    (n) =>
      made('Challenged.v1', {
        challenge: `c${n - (n % 7)}`,
        disclosure: `d${n - (n % 7)}`,
        line: 'l1',
        class: 'public',
        question: '?',
      }),
    (n) => made('ChallengeAnswered.v1', { challenge: `c${n - (n % 7)}`, class: 'public', answer: '!' }),
    (n) => made('ChallengeAnswered.v1', { challenge: `c${n - (n % 7)}`, class: 'public', answer: '!!' }),
  ],
  rarely: [],
};

export const rateLife: Life = {
  category: 'rate',
  folds: { decider: rateDecider, register: rateRegister.fold },
  first: made('RateRecorded.v1', { pair: 'EUR/USD', rate: '1.1', date: '2026-01-01', source: 'ECB' }),
  steps: [(n) => made('RateRecorded.v1', { pair: 'EUR/USD', rate: '1.1', date: `day ${n}`, source: 'ECB' })],
  rarely: [reversed(1), reversed(2)],
};

import { describe, expect, test } from '@jest/globals';
import { commitmentRegister } from '../commitment/commitment-register.view.ts';
import { streamOf, uuidOf } from '../indexed-log.fixture.ts';
import { foldView } from '../view.ts';
import { flowsOfCommitment } from './commitment-flows.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const STREAM = `commitment-${uuidOf(4, 1)}` as const;
const pledge = {
  provider: 'funder',
  receiver: 'charity',
  instrument: 'grant',
  amount: eur('1000'),
  conditions: [],
  finance: { theme: 'health' },
};

const flowsAfter = (...story: Parameters<typeof streamOf> extends [unknown, ...infer Rest] ? Rest : never) =>
  flowsOfCommitment(foldView(commitmentRegister, streamOf(STREAM, ...story)), {
    partnershipId: 'p',
    sectorOf: (organisation) => (organisation === 'funder' ? 'public' : null),
  });
const brief = (flows: ReturnType<typeof flowsAfter>) =>
  flows.map(({ basis, amount, eventId, date }) => [basis, amount.amount, eventId, date]);

describe('flows of a commitment', () => {
  test('say who, what and on which terms', () => {
    expect(flowsAfter(['Pledged.v1', pledge])).toEqual([
      {
        eventId: uuidOf(1, 0),
        events: [uuidOf(1, 0)],
        origin: 'first-hand',
        basis: 'pledged',
        partnershipId: 'p',
        commitment: uuidOf(4, 1),
        provider: { organisation: 'funder', sector: 'public' },
        receiver: { organisation: 'charity', sector: null },
        instrument: 'grant',
        amount: eur('1000'),
        date: null,
        source: null,
        finance: { theme: 'health' },
      },
    ]);
  });

  test('each basis keeps its own, a change of the signed sum is a flow of its own', () => {
    const flows = flowsAfter(
      ['Pledged.v1', pledge, '2026-01-05'],
      ['Signed.v1', { terms: 'As pledged', amount: eur('900') }],
      ['Amended.v1', { delta: eur('-100'), reason: 'Less needed' }, '2026-02-01'],
      ['Disbursed.v1', { amount: eur('300'), valueDate: '2026-03-01', reference: 'R1' }],
      ['Received.v1', { amount: eur('300'), valueDate: '2026-03-03', disbursement: uuidOf(1, 3) }],
    );
    expect(brief(flows)).toEqual([
      ['pledged', '1000', uuidOf(1, 0), '2026-01-05'],
      ['committed', '900', uuidOf(1, 1), null],
      ['committed', '-100', uuidOf(1, 2), '2026-02-01'],
      ['disbursed', '300', uuidOf(1, 3), '2026-03-01'],
      ['received', '300', uuidOf(1, 4), '2026-03-03'],
    ]);
  });

  test('a cancellation takes off what was not paid, on both promised bases', () => {
    const flows = flowsAfter(
      ['Pledged.v1', pledge],
      ['Signed.v1', { terms: 'As pledged', amount: eur('900') }],
      ['Disbursed.v1', { amount: eur('300'), valueDate: '2026-03-01', reference: 'R1' }],
      ['Cancelled.v1', { reason: 'Closed early' }],
    );
    expect(brief(flows).filter(([, , id]) => id === uuidOf(1, 3))).toEqual([
      ['pledged', '-700', uuidOf(1, 3), null],
      ['committed', '-600', uuidOf(1, 3), null],
    ]);
    expect(brief(flowsAfter(['Pledged.v1', pledge], ['Cancelled.v1', { reason: 'Never signed' }]))).toHaveLength(2);
  });

  test('what came back of a grant is taken off what was disbursed; a loan that is repaid stays disbursed', () => {
    const story = (instrument: string) =>
      flowsAfter(
        ['Pledged.v1', { ...pledge, instrument }],
        ['Signed.v1', { terms: 'As pledged', amount: eur('900') }],
        ['Disbursed.v1', { amount: eur('300'), valueDate: '2026-03-01', reference: 'R1' }],
        ['Repaid.v1', { amount: eur('120'), valueDate: '2026-04-01', synthetic: true }],
      );
    const disbursed = (instrument: string) => brief(story(instrument)).filter(([basis]) => basis === 'disbursed');
    const paid = ['disbursed', '300', uuidOf(1, 2), '2026-03-01'];
    expect(disbursed('grant')).toEqual([paid, ['disbursed', '-120', uuidOf(1, 3), '2026-04-01']]);
    expect(story('grant').at(-1)).toMatchObject({ synthetic: true });
    for (const instrument of ['loan', 'reimbursable', 'equity']) expect(disbursed(instrument)).toEqual([paid]);
  });

  test('what is made up says so, each movement for itself', () => {
    const flows = flowsAfter(
      ['Pledged.v1', { ...pledge, synthetic: true }],
      ['Signed.v1', { terms: 'As pledged', amount: eur('900') }],
      ['Disbursed.v1', { amount: eur('300'), valueDate: '2026-03-01', reference: 'R1' }],
    );
    expect(flows.map(({ basis, synthetic = false }) => [basis, synthetic])).toEqual([
      ['pledged', true],
      ['committed', true],
      ['disbursed', false],
    ]);
  });

  test('what was never pledged has none', () => {
    expect(flowsAfter()).toEqual([]);
  });
});

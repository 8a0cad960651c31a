import { actorOf } from './founding.ts';
import type { Seeded } from './seeded.ts';
import { daysBefore, money, type GeneratedEvent, type Setting, type Step } from './step.ts';

const INSTRUMENTS = ['grant', 'grant', 'grant', 'loan', 'reimbursable', 'equity'] as const;
/** Percentage of payments that arrive short. */
const SHORT_PERCENT = 2;

/**
 * A commitment from pledge to last payment, recorded by both sides; a few payments arrive short and open a discrepancy.
 */
export function* commitmentLife(number: number, setting: Setting, chance: Seeded): Generator<Step> {
  const stream = `commitment-${setting.id(`commitment ${number}`)}` as const;
  const { funders, associations, manufacturer } = setting.roster;
  const payments = chance.whole(2, 6);
  const share = chance.whole(50, 4_000) * 1_000;
  const total = money(share * payments);
  const conditional = chance.happens(30);
  const by = (actor: string, type: string, data: unknown, daysLate = 0): Step =>
    step(stream, actor, [{ type, data }], daysLate);
  yield by('funder', 'Pledged.v1', {
    provider: chance.one(funders),
    receiver: chance.happens(80) ? chance.one(associations) : manufacturer,
    instrument: chance.one(INSTRUMENTS),
    amount: total,
    purpose: 'Workshops, stock and distribution in the pilot areas.',
    conditions: conditional
      ? [{ id: 'first-results', kind: 'performance', text: 'First results are reported.', above: money(share) }]
      : [],
    synthetic: true,
  });
  yield by('funder', 'Signed.v1', { terms: `In ${payments} payments.`, amount: total }, chance.whole(0, 20));
  if (conditional)
    yield by('partner', 'ConditionMet.v1', { condition: 'first-results', evidence: 'Report of the pilot.' });
  for (let payment = 1; payment <= payments; payment += 1) {
    const reference = `P-${number}-${payment}`;
    const paidOn = daysBefore(setting.today(), chance.whole(0, 10));
    yield by('funder', 'Disbursed.v1', { amount: money(share), valueDate: paidOn, reference, synthetic: true }, 1);
    const short = chance.happens(SHORT_PERCENT);
    const found = money(short ? share - 500 : share);
    const receipt = {
      type: 'Received.v1',
      data: { amount: found, valueDate: setting.today(), reference, synthetic: true },
    };
    const differs = {
      type: 'DiscrepancyOpened.v1',
      data: { kind: 'received-differs', expected: money(share), found, reference },
    };
    yield step(stream, 'partner', short ? [receipt, differs] : [receipt], 1);
  }
}

const step = (stream: Step['stream'], actor: string, events: readonly GeneratedEvent[], daysLate: number): Step => ({
  stream,
  actor: actorOf(actor),
  events,
  daysLate,
});

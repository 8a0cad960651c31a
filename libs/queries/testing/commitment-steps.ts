import { streamName } from '@pacta/ledger';
import { CHARITY, FIRST, FUND, MAKER, SECOND, TOWN } from './places.ts';
import { idFor, type Circumstances, type Step } from './story.ts';

export const commitmentId = (which: number): string => idFor(`commitment ${which % 4}`);

/** Cents. */
export const euros = (cents: number) => ({ amount: String(cents), currency: 'EUR' });

const PLEDGES = [
  { provider: FUND, receiver: CHARITY, instrument: 'grant' },
  { provider: FUND, receiver: TOWN, instrument: 'loan' },
  { provider: MAKER, receiver: CHARITY, instrument: 'guarantee' },
  { provider: TOWN, receiver: CHARITY, instrument: 'grant' },
];

export const commitmentStep: Step = (story, which, how) => {
  const stream = streamName('commitment', commitmentId(which));
  const before = story.of(stream);
  const n = before.length;
  const partnershipId = which % 2 === 0 ? FIRST : SECOND;
  const latest = before.findLast(({ type }) => type === 'Disbursed.v1');
  const cancelled = before.find(({ type }) => type === 'Cancelled.v1');
  const of: Circumstances = {
    partnershipId,
    actor: 'funder-1',
    effectiveOn: how % 3 === 0 ? undefined : `2026-03-${String(1 + (n % 28)).padStart(2, '0')}`,
    // The last of these revisions come later, if ever.
    basedOn: `partnership-${partnershipId}@${how % 12}`,
    causationId: how % 4 === 0 ? story.appended.at(-1)?.eventId : undefined,
  };
  if (n === 0) {
    const conditions = [{ id: 'a', kind: 'policy', text: 'A.' }];
    const pledge = { ...PLEDGES[which % 4], amount: euros(900_000 + how), conditions };
    return story.tell(stream, 'Pledged.v1', pledge, of);
  }
  const payment = { amount: euros(1_000 + n), valueDate: '2026-04-01', reference: `r${n}` };
  const disbursement = latest === undefined ? {} : { disbursement: latest.eventId };
  const movements = before.filter(({ type }) => /^(Disbursed|Received|Repaid|GuaranteeCalled|Reconciled)/.test(type));
  const discrepancies = before.filter(({ type }) => type === 'DiscrepancyOpened.v1').slice(-1);
  const reversible = movements[how % Math.max(1, movements.length)];
  const tell = (type: string, data: unknown) => story.tell(stream, type, data, of);
  const options = [
    () => tell('Disbursed.v1', payment),
    () => tell('Received.v1', { ...payment, ...disbursement }),
    () => tell('Signed.v1', { terms: 'T.', amount: euros(800_000) }),
    () => tell('Amended.v1', { delta: euros(n), reason: 'More.' }),
    () =>
      tell('DiscrepancyOpened.v1', { kind: 'received-differs', expected: euros(1), found: euros(2), ...disbursement }),
    () =>
      latest === undefined
        ? tell('Disbursed.v1', payment)
        : tell('Reconciled.v1', {
            payments: [latest.eventId],
            discrepancies: discrepancies.map(({ eventId }) => eventId),
            paid: euros(1_000),
            received: euros(999),
            explanation: 'Fees.',
          }),
    () =>
      reversible === undefined
        ? tell('Received.v1', payment)
        : tell('EventReversed.v1', { eventId: reversible.eventId, reason: 'Typed wrong.' }),
    () => tell('ConditionMet.v1', { condition: 'a', evidence: `E${n}.` }),
    () => tell('Repaid.v1', { ...payment, interest: euros(3) }),
    () => tell('GuaranteeCalled.v1', { ...payment, reason: 'Default.' }),
    () =>
      cancelled === undefined
        ? tell('Cancelled.v1', { reason: 'No longer needed.' })
        : tell('ConditionWaived.v1', { condition: 'a', reason: 'R.', decisionId: idFor(`decision ${which % 2}`) }),
  ];
  return (options[how % options.length] as (typeof options)[number])();
};

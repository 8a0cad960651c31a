import type { Stage } from '../../portfolio/ageing.ts';
import type { FigureName } from '../../portfolio/sums.ts';
import { formats } from './formats.ts';

/** Numbers, amounts, dates and short ids are formatted already; only counts and days are raw. */
export const portfolio = {
  title: (funder: string) => `Portfolio of ${funder}`,
  over: (partnerships: number, moment: string) =>
    `Over ${partnerships === 1 ? 'one partnership' : `${partnerships} partnerships`}, ${moment}`,
  agesTo: (moment: string, day: string) => `${moment}; ages to ${day}`,
  madeUp: "Some of what follows is made up for an example; sums with it are marked 'synthetic'.",

  money: (currency: string) => `Money in all, in ${currency}`,
  basis: 'Basis',
  own: 'Own money',
  passedOn: 'Passed on, counted at its origin',
  inParents: 'In parents of these, added to nothing',
  sums: {
    pledged: 'pledged',
    committed: 'committed (signed)',
    disbursed: 'disbursed',
    called: 'paid on guarantees',
    received: 'received',
    reconciled: 'reconciled on both sides',
    repaid: 'repaid',
    returned: 'of repaid: grants, taken off disbursed',
    interest: 'interest received',
    pledgedNotSigned: 'pledged, not signed',
    signedNotPaid: 'signed, not paid',
    paidNotReconciled: 'paid, not reconciled',
    guaranteed: 'guarantees not called',
  } satisfies Record<FigureName, string>,
  commitments: 'commitments',

  waits: (currency: string) => `What waits, in ${currency}, and since when`,
  nothingWaits: { title: (currency: string) => `What waits, in ${currency}`, text: 'Nothing waits.' },
  stages: {
    'pledged-not-signed': 'pledged, not signed',
    'signed-not-paid': 'signed, not paid',
    'paid-not-reconciled': 'paid, not reconciled',
  } satisfies Record<Stage, string>,
  stage: 'Stage',
  /** Days, both inclusive; null: open-ended. */
  bucket: (from: number, to: number | null) => (to === null ? `${from} days on` : `${from}–${to} days`),
  unknownDay: 'day unknown',
  oldest: ({ amount, since, days, commitment }: Record<'amount' | 'since' | 'commitment', string> & { days: number }) =>
    `Oldest: ${amount} since ${since}, ${formats.count(days, 'day')}, commitment ${commitment}`,

  overTime: (currency: string) => `Own money over time, in ${currency}`,
  endOf: 'End of',
  quarter: (year: string, quarter: string) => `${year}-Q${quarter}`,
  series: { pledged: 'Pledged', committed: 'Signed', disbursed: 'Disbursed', repaid: 'Repaid' },
  earlierQuarters: (count: number) => `${formats.count(count, 'earlier quarter')}: see the JSON form.`,

  byPartnership: 'By partnership',
  partnership: 'Partnership',
  phase: 'Phase',
  parentHere: 'Parent of another partnership here: publishers report its money again there, so it is added to nothing',
  passedOnHere: (amount: string) => `Passed on: ${amount}, counted at its origin`,
};

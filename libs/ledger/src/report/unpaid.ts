import type { Flow } from '../flow/flow.ts';
import { minorUnits } from '../money.ts';

/** A flow of an unpaid sum, and whether it adds to it (1) or is taken off (-1). */
export type UnpaidTerm = readonly [flow: Flow, sign: 1n | -1n];

const sumOf = (flows: readonly Flow[]): bigint => flows.reduce((sum, { amount }) => sum + minorUnits(amount), 0n);

/**
 * The terms of 'committed, not yet disbursed', by report and currency, each on the side that counts: what was promised out
 * less what was paid; what was promised in less what was received, or was paid on where that is more, for nobody pays on
 * what has not come.
 *
 * @param counted reported flows without the smaller side of each report
 */
export function unpaidOf(counted: readonly Flow[]): readonly UnpaidTerm[] {
  const reports = Map.groupBy(counted, ({ commitment, amount }) => `${commitment} ${amount.currency}`);
  return [...reports.values()].flatMap((flows): readonly UnpaidTerm[] => {
    const on = (basis: Flow['basis']): readonly Flow[] => flows.filter((flow) => flow.basis === basis);
    const [committed, disbursed, received] = [on('committed'), on('disbursed'), on('received')];
    const isIncoming = committed.some(({ incoming }) => incoming === true);
    const paid = isIncoming && sumOf(received) > sumOf(disbursed) ? received : disbursed;
    return [...committed.map((flow): UnpaidTerm => [flow, 1n]), ...paid.map((flow): UnpaidTerm => [flow, -1n])];
  });
}

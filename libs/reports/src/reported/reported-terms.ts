import { moneyOf, type Flow, type FlowBasis } from '@pacta/ledger';
import type { Term } from '../figures/figure.ts';

/** The term of a flow in a figure; its further events (corrections) are cited with it and add nothing. */
export const termsOfFlow = ({ amount, events }: Flow): readonly Term[] =>
  events.map((eventId, at) => ({
    amount: at === events.length - 1 ? amount : moneyOf(0n, amount.currency),
    eventId,
    synthetic: false,
  }));

/** The terms of the flows on one basis. */
export const termsOn = (basis: FlowBasis, flows: readonly Flow[]): readonly Term[] =>
  flows.filter((flow) => flow.basis === basis).flatMap(termsOfFlow);

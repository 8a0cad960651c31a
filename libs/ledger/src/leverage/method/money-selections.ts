import type { Instrument } from '../../commitment/events.ts';
import type { Selection } from './definition.ts';

/**
 * Selections that several methods share. Cash unless `unfunded`; money counts at its origin unless a stage is named.
 */
export const ANCHOR_CASH: Selection[] = [{ whose: 'anchor' }];
/** What the anchor puts at risk: its cash, and the sums it guarantees. */
export const CONTRIBUTION: Selection[] = [{ whose: 'anchor', unfunded: true }];
export const ALL_CASH: Selection[] = [{}];
export const PUBLIC: Selection[] = [{ sectors: ['public'] }];
/** Money of companies and of charities alike: all that is not public. */
export const NOT_PUBLIC: Selection[] = [{ sectors: ['private', 'voluntary'] }];
export const PRIVATE_OTHERS: Selection[] = [{ whose: 'others', sectors: ['private'] }];
/** Loans, equity and the like, no grants (our reading of Regulation (EU, Euratom) 2018/1046, art. 2(38)). */
export const REIMBURSABLE: Instrument[] = ['loan', 'equity', 'reimbursable', 'collective-vehicle'];

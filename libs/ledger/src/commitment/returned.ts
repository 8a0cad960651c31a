import type { CommitmentState } from './state.ts';
import type { Instrument } from './events.ts';

/**
 * Whether principal that goes back undoes what was paid. A grant that comes back was not given: it is taken off what was
 * disbursed and can be paid again. A loan, equity and the like are repaid as they fall due, and were disbursed all the
 * same.
 */
export const undoesPayment = (instrument: Instrument): boolean => instrument === 'grant';

/** What was disbursed, less what came back of a grant. Minor units. */
export const netDisbursed = ({ instrument, disbursed, repaid }: CommitmentState): bigint =>
  undoesPayment(instrument) ? disbursed - repaid : disbursed;

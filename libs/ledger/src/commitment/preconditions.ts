import { refuse, type Refusal } from '../refusal.ts';
import type { CommitmentState } from './state.ts';

/** Refuses where this stream has no pledge. */
export function refuseUnlessPledged({ id }: CommitmentState): Refusal | undefined {
  if (id !== undefined) return undefined;
  return refuse('commitment-unknown', 'There is no such commitment.', 'Check its id, or pledge it first.');
}

/** Refuses an unknown or cancelled commitment. */
export function refuseUnlessInForce(state: CommitmentState): Refusal | undefined {
  if (!state.cancelled) return refuseUnlessPledged(state);
  return refuse('commitment-cancelled', 'The commitment was cancelled.', 'Pledge a new one.');
}

/** Refuses an unknown, cancelled or unsigned commitment. */
export function refuseUnlessSigned(state: CommitmentState): Refusal | undefined {
  const refusal = refuseUnlessInForce(state);
  if (refusal !== undefined || state.signed !== undefined) return refusal;
  return refuse('not-signed', 'The commitment is pledged but not signed.', 'Sign it first.');
}

/** Refuses a value date in the future: IATI knows no future actual dates. */
export function refuseFutureDate(valueDate: string, today: string): Refusal | undefined {
  if (valueDate <= today) return undefined;
  return refuse(
    'value-date-ahead',
    `The value date ${valueDate} lies after today, ${today}.`,
    'Record it when the day has come.',
    '/valueDate',
  );
}

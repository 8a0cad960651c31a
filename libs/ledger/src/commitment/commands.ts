import type { z } from 'zod';
import type { Command } from '../decider.ts';
import type { Reversal } from '../reversal/events.ts';
import type {
  amended,
  cancelled,
  conditionMet,
  conditionWaived,
  disbursed,
  discrepancyOpened,
  guaranteeCalled,
  pledged,
  received,
  reconciled,
  repaid,
  signed,
} from './events.ts';

export type Pledge = z.infer<typeof pledged.data>;
export type Sign = z.infer<typeof signed.data>;
export type Amend = z.infer<typeof amended.data>;
export type MeetCondition = z.infer<typeof conditionMet.data>;
export type WaiveCondition = z.infer<typeof conditionWaived.data>;
export type Disburse = z.infer<typeof disbursed.data>;
export type CallGuarantee = z.infer<typeof guaranteeCalled.data>;
/** `disbursement` (an event id) or `reference` names the disbursement that was received. */
export type Receive = z.infer<typeof received.data>;
export type Repay = z.infer<typeof repaid.data>;
export type OpenDiscrepancy = Omit<z.infer<typeof discrepancyOpened.data>, 'kind' | 'note'> & { readonly note: string };
/** Names a payment (by event id or reference), a discrepancy (by event id), or nothing: then all that is ready. */
export type Reconcile = Pick<z.infer<typeof reconciled.data>, 'explanation' | 'documentHash'> & {
  readonly disbursement?: string;
  readonly reference?: string;
  readonly discrepancy?: string;
};
export type ReverseMovement = Reversal;
export type ReopenReconciliation = Reversal;
export type Cancel = z.infer<typeof cancelled.data>;

export type CommitmentCommand =
  | Command<'pledge', Pledge>
  | Command<'sign', Sign>
  | Command<'amend', Amend>
  | Command<'meetCondition', MeetCondition>
  | Command<'waiveCondition', WaiveCondition>
  | Command<'disburse', Disburse>
  | Command<'callGuarantee', CallGuarantee>
  | Command<'receive', Receive>
  | Command<'repay', Repay>
  | Command<'openDiscrepancy', OpenDiscrepancy>
  | Command<'reconcile', Reconcile>
  | Command<'reverseMovement', ReverseMovement>
  | Command<'reopenReconciliation', ReopenReconciliation>
  | Command<'cancel', Cancel>;

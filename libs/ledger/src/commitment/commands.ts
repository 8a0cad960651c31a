import type { z } from 'zod';
import type { Command } from '../decider.ts';
import type {
  amended,
  cancelled,
  conditionMet,
  conditionWaived,
  disbursed,
  pledged,
  received,
  signed,
} from './events.ts';

export type Pledge = z.infer<typeof pledged.data>;
export type Sign = z.infer<typeof signed.data>;
export type Amend = z.infer<typeof amended.data>;
export type MeetCondition = z.infer<typeof conditionMet.data>;
export type WaiveCondition = z.infer<typeof conditionWaived.data>;
export type Disburse = z.infer<typeof disbursed.data>;
/** `disbursement` (an event id) or else `reference` names the disbursement that arrived. */
export type Receive = z.infer<typeof received.data>;
export type Cancel = z.infer<typeof cancelled.data>;

export type CommitmentCommand =
  | Command<'pledge', Pledge>
  | Command<'sign', Sign>
  | Command<'amend', Amend>
  | Command<'meetCondition', MeetCondition>
  | Command<'waiveCondition', WaiveCondition>
  | Command<'disburse', Disburse>
  | Command<'receive', Receive>
  | Command<'cancel', Cancel>;

import type { z } from 'zod';
import type { Command } from '../decider.ts';
import type { rateRecorded } from './events.ts';

export type RecordRate = z.infer<typeof rateRecorded.data> & {
  /** The partnership in which the actor must be secretariat; the rate itself belongs to no partnership. */
  readonly partnershipId: string;
  /** Event id of a wrong rate of the same day, which is reversed. */
  readonly replaces?: string;
  /** Why it was wrong; needed with `replaces`. */
  readonly reason?: string;
};

export type RateCommand = Command<'recordRate', RecordRate>;

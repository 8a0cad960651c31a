import type { z } from 'zod';
import type { Command } from '../decider.ts';
import type { rateRecorded } from './events.ts';

export type RecordRate = z.infer<typeof rateRecorded.data> & {
  /** In which its recorder is secretariat: who may is asked there, the rate itself belongs to no partnership. */
  readonly partnershipId: string;
  /** The event of a wrong rate of the same day, which is taken back. */
  readonly replaces?: string;
  /** Why it was wrong; needed with `replaces`. */
  readonly reason?: string;
};

export type RateCommand = Command<'recordRate', RecordRate>;

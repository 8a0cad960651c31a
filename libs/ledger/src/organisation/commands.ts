import type { Command } from '../decider.ts';
import type { Reversal } from '../reversal/events.ts';

export interface MatchOrganisations {
  /** The organisation on whose stream it is recorded. */
  readonly organisation: string;
  /** The organisation that it is the same as. */
  readonly with: string;
  readonly why: string;
  /**
   * Whether a report on the partnership names one of the two. The caller looks it up, since reports are many streams.
   */
  readonly reported: boolean;
}

export interface UnmatchOrganisations extends Reversal {
  readonly organisation: string;
  /** As above, for the organisation and its match. */
  readonly reported: boolean;
}

export type OrganisationCommand =
  Command<'matchOrganisations', MatchOrganisations> | Command<'unmatchOrganisations', UnmatchOrganisations>;

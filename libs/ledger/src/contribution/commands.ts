import type { z } from 'zod';
import type { Command } from '../decider.ts';
import type { countersigned, timeLogged } from './events.ts';

/** The side that logs is told from the actor's organisation. */
export type LogTime = Omit<z.infer<typeof timeLogged.data>, 'side' | 'person'> & {
  /** In the open; the ledger seals the name with the person's own key. */
  readonly person: { readonly subject: string; readonly name: string };
};

export type Countersign = z.infer<typeof countersigned.data>;

export type ContributionCommand = Command<'logTime', LogTime> | Command<'countersign', Countersign>;

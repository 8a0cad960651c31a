import type { z } from 'zod';
import type { Command } from '../decider.ts';
import type { Money } from '../money.ts';
import type { countersigned, goodsGiven, priorAgreement, timeLogged, valued } from './events.ts';

/** The side that logs is derived from the actor's organisation. */
export type LogTime = Omit<z.infer<typeof timeLogged.data>, 'side' | 'person' | 'agreed'> & {
  /** In clear text; the ledger seals the name with the person's own key. */
  readonly person: { readonly subject: string; readonly name: string };
  readonly agreed?: Omit<z.infer<typeof priorAgreement>, 'cost'> & { readonly cost: Money };
};

export type Countersign = z.infer<typeof countersigned.data>;

/** The side is derived from the actor's organisation. */
export type GiveGoods = Omit<z.infer<typeof goodsGiven.data>, 'side'>;

/** `amount` for valuation at cost, `costs` for staff time under a ceiling. */
export type ValueContribution = Pick<
  z.infer<typeof valued.data>,
  'method' | 'workingTime' | 'note' | 'documentHash'
> & {
  readonly amount?: Money;
  readonly costs?: { readonly month: string; readonly cost: Money }[];
};

export type ContributionCommand =
  | Command<'logTime', LogTime>
  | Command<'giveGoods', GiveGoods>
  | Command<'countersign', Countersign>
  | Command<'valueContribution', ValueContribution>;

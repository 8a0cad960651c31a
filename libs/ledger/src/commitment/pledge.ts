import {
  dayOf,
  refuseCurrency,
  refuseOtherCurrency,
  refuseNegative,
  refuseUnlessPositive,
  moneyText,
} from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { refuseFinance } from '../flow/refuse-finance.ts';
import { minorUnits, moneyOf } from '../money.ts';
import { refuseSides, refuseUnlessOpen } from '../partnership/preconditions.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Pledge } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
import { netDisbursed } from './returned.ts';
import type { CommitmentFacts, CommitmentState } from './state.ts';

export function pledge(
  { data, by }: Command<string, Pledge>,
  state: CommitmentState,
  { partnership, source }: CommitmentFacts,
): readonly CommitmentDecided[] | Refusal {
  const refusal =
    (state.id === undefined ? undefined : alreadyPledged()) ??
    refuseUnlessOpen(partnership) ??
    refuseSides(partnership, data) ??
    refuseCurrency(data.amount.currency, dayOf(by), '/amount/currency') ??
    refuseUnlessPositive(data.amount, '/amount/amount') ??
    refuseConditions(data) ??
    refuseFinance(data, partnership) ??
    refuseSource(data, source);
  return refusal ?? [{ type: 'Pledged.v1', data }];
}

const alreadyPledged = (): Refusal =>
  refuse('already-pledged', 'This commitment is already pledged.', 'Amend it, or pledge another.');

function refuseConditions({ conditions, amount }: Pledge): Refusal | undefined {
  const seen = new Set<string>();
  for (const [index, { id, above }] of conditions.entries()) {
    const at = `/conditions/${index}`;
    if (seen.has(id))
      return refuse(
        'condition-repeated',
        `The condition ${id} stands twice.`,
        'Give each an id of its own.',
        `${at}/id`,
      );
    seen.add(id);
    if (above === undefined) continue;
    const refusal =
      refuseOtherCurrency(above, amount.currency, `${at}/above/currency`) ??
      refuseNegative(above, `${at}/above/amount`);
    if (refusal) return refusal;
  }
  return undefined;
}

/**
 * Passed-on money comes from what its provider was promised, never exceeds that, and never returns to where it came
 * from. Other commitments of the same source are not added up here; the source's chain shows them.
 */
function refuseSource({ source: named, provider, receiver, amount }: Pledge, source: CommitmentState | undefined) {
  if (named === undefined || source === undefined) return undefined;
  if (source.id === undefined)
    return refuse('source-unknown', `There is no commitment ${named}.`, 'Name the commitment it came from.', '/source');
  if (source.receiver !== provider)
    return refuse(
      'source-elsewhere',
      `Commitment ${named} is received by another organisation than the provider of this one.`,
      'Name a commitment that this provider receives.',
      '/source',
    );
  if (source.provider === receiver)
    return refuse(
      'source-returns',
      `The money of commitment ${named} would go back to the organisation that it came from.`,
      'Record what goes back as a repayment of that commitment.',
      '/receiver',
    );
  const promised = source.cancelled ? netDisbursed(source) : (source.signed ?? source.pledged);
  if (amount.currency !== source.currency || minorUnits(amount) <= promised) return undefined;
  return refuse(
    'above-source',
    `Commitment ${named} promises ${moneyText(moneyOf(promised, source.currency))}, and ${moneyText(amount)} would be passed on.`,
    'Pass on no more than that; pledge the rest as a commitment of its own, without a source.',
    '/amount/amount',
  );
}

import { dayOf, refuseCurrency, refuseOtherCurrency, refuseNegative, refuseUnlessPositive } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { refuseFinance } from '../flow/refuse-finance.ts';
import { refuseSides, refuseUnlessOpen } from '../partnership/standing-rules.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Pledge } from './commands.ts';
import type { CommitmentDecided } from './events.ts';
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

/** Money that is passed on comes from what its provider was promised. */
function refuseSource({ source: named, provider }: Pledge, source: CommitmentState | undefined): Refusal | undefined {
  if (named === undefined || source === undefined) return undefined;
  if (source.id === undefined)
    return refuse('source-unknown', `There is no commitment ${named}.`, 'Name the commitment it came from.', '/source');
  if (source.receiver === provider) return undefined;
  return refuse(
    'source-elsewhere',
    `Commitment ${named} is received by another organisation than the provider of this one.`,
    'Name a commitment that this provider receives.',
    '/source',
  );
}

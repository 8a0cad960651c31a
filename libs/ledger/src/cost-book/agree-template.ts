import { dayOf, refuseCurrency } from '../amount-rules.ts';
import type { Command } from '../decider.ts';
import { refuseUnlessDecided, refuseUnlessOpen, refuseUnlessPartner } from '../partnership/preconditions.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { AgreeTemplate } from './commands.ts';
import type { CostBookDecided } from './events.ts';
import type { CostBookFacts, CostBookState } from './state.ts';

export function agreeTemplate(
  { data, by }: Command<string, AgreeTemplate>,
  state: CostBookState,
  { partnership, decision }: CostBookFacts,
): readonly CostBookDecided[] | Refusal {
  const refusal =
    (state.id === undefined ? undefined : alreadyAgreed()) ??
    refuseUnlessOpen(partnership) ??
    refuseUnlessPartner(partnership, data.discloser, '/discloser') ??
    refuseCurrency(data.currency, dayOf(by), '/currency') ??
    refuseRepeated(data.stages, '/stages', (index) => `/stages/${index}`) ??
    refuseRepeated(
      data.allocationKeys.map(({ id }) => id),
      'allocationKeys',
      (index) => `/allocationKeys/${index}/id`,
    ) ??
    refuseUnlessDecided(partnership, data.decisionId, decision);
  return refusal ?? [{ type: 'TemplateAgreed.v1', data }];
}

const alreadyAgreed = (): Refusal =>
  refuse('template-agreed', 'The template of this book is already agreed.', 'Open another book for another product.');

function refuseRepeated(
  ids: readonly string[],
  list: string,
  pointerOf: (index: number) => string,
): Refusal | undefined {
  const index = ids.findIndex((id, at) => ids.indexOf(id) < at);
  if (index < 0) return undefined;
  return refuse(
    'template-repeats',
    `${ids[index]} stands twice in ${list.replace('/', '')}.`,
    'Name each stage and each allocation key once.',
    pointerOf(index),
  );
}

import { decideBy } from '../../decide-by.ts';
import type { Command, Decider } from '../../decider.ts';
import { foldBy } from '../../fold-by.ts';
import { refuseUnlessDecided, refuseUnlessOpen } from '../../partnership/preconditions.ts';
import { plus, rational, ZERO } from '../../rational.ts';
import { fraction } from '../../quantity.ts';
import { refuse, type Refusal } from '../../refusal.ts';
import type { MethodCommand, PublishMethod } from '../commands.ts';
import type { LeverageDecided, LeverageRecorded } from '../events.ts';
import type { MethodFacts, MethodState } from '../state.ts';
import { builtInMethods, FIRST_VERSION } from './catalogue.ts';
import type { MethodDefinition } from './definition.ts';

/** In force in this partnership from its recording; figures as of an earlier moment do not change. */
function publishMethod(
  { data }: Command<string, PublishMethod>,
  { versions }: MethodState,
  { partnership, decision }: MethodFacts,
): readonly LeverageDecided[] | Refusal {
  const next = (versions.get(data.id) ?? 0) + 1;
  const refusal =
    refuseUnlessOpen(partnership) ??
    refuseUnlessDecided(partnership, data.decisionId, decision) ??
    (data.version === undefined || data.version === next ? undefined : wrongVersion(data.id, data.version, next)) ??
    refuseNames(data.definition) ??
    refusePortions(data.definition);
  return refusal ?? [{ type: 'MethodPublished.v1', data: { ...data, version: next } }];
}

const wrongVersion = (id: string, version: number, next: number): Refusal =>
  refuse(
    'version-out-of-order',
    `The next version of ${id} is ${next}, not ${version}.`,
    'Leave the version out, or give the next one.',
    '/version',
  );

/** Names of ratios are unique, and the factors of a product come before it. */
function refuseNames({ parts }: MethodDefinition): Refusal | undefined {
  const seen = new Set<string>();
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'themes' || part.kind === 'attribution') continue;
    const at = `/definition/parts/${index}`;
    if (seen.has(part.name))
      return refuse('part-repeated', `Two parts are called ${part.name}.`, 'Name each differently.', `${at}/name`);
    if (part.kind === 'product' && !part.factors.every((name) => seen.has(name)))
      return refuse(
        'factor-unknown',
        `${part.name} multiplies what no part before it is.`,
        'Name two ratios before it.',
        `${at}/factors`,
      );
    seen.add(part.name);
  }
  return undefined;
}

/** Portions of a split add up to one, or money would be attributed twice or be lost. */
function refusePortions({ parts }: MethodDefinition): Refusal | undefined {
  for (const [index, part] of parts.entries())
    for (const [at, { portions }] of part.kind === 'attribution' ? part.rounds.entries() : []) {
      const shares = portions.map(({ share }) => fraction(share)).map(({ over, under }) => rational(over, under));
      const { over, under } = shares.reduce(plus, ZERO);
      if (over !== under)
        return refuse(
          'portions-not-whole',
          `The portions come to ${over}/${under}.`,
          'Give portions that come to 1.',
          `/definition/parts/${index}/rounds/${at}/portions`,
        );
    }
  return undefined;
}

const methodFold = foldBy<MethodState, LeverageRecorded>(
  { versions: new Map(builtInMethods.map(({ id }) => [id, FIRST_VERSION])) },
  {
    'MethodPublished.v1': (state, { data: { id, version } }, run) => ({
      versions: run.withEntry(state.versions, id, version),
    }),
    'AnchorDesignated.v1': (state) => state,
    'CausalityAsserted.v1': (state) => state,
    'CausalityContested.v1': (state) => state,
    'AvoidedCostAsserted.v1': (state) => state,
  },
);

export const methodDecider: Decider<MethodCommand, MethodState, LeverageDecided, MethodFacts> = {
  category: 'leverage',
  ...methodFold,
  decide: decideBy<MethodCommand, MethodState, LeverageDecided, MethodFacts>({ publishMethod }),
};

import type { LeverageRecorded } from '@pacta/ledger';
import { actor, brief, counted, organisation, quoted, sum, type Sentences } from './phrases.ts';

const GROUNDS: Record<string, string> = {
  'would-have-come-anyway': 'that the money would have come anyway',
  'never-arrived': 'that the money never arrived',
  'claimed-elsewhere': 'that another programme claims the money',
};

const of = (commitments: readonly string[] | undefined): string =>
  commitments === undefined ? '' : ` of ${counted(commitments.length, 'commitment')}`;

export const leverage: Sentences<LeverageRecorded> = {
  'AnchorDesignated.v1': (event, names) => {
    const { commitments, provider, name } = event.data;
    const money = [
      ...(commitments.length === 0 ? [] : [counted(commitments.length, 'commitment')]),
      ...(provider === undefined ? [] : [`all that ${organisation(provider, names)} gives`]),
    ].join(' and ');
    const called = name === undefined ? '' : `, called ${quoted(name)}`;
    return `${actor(event, names)} designated ${money} as an anchor${called}`;
  },
  'CausalityAsserted.v1': ({ data }, names) =>
    `${organisation(data.by, names)} asserted that private money${of(data.commitments)} would not have come otherwise: ${quoted(data.evidence)}`,
  'CausalityContested.v1': (event, names) => {
    const { grounds, commitments, reason } = event.data;
    return `${actor(event, names)} contested the causality${of(commitments)}, ${GROUNDS[grounds] ?? brief(grounds)}: ${quoted(reason)}`;
  },
  'AvoidedCostAsserted.v1': ({ data }, names) =>
    `${organisation(data.by, names)} asserted that ${sum(data.amount)} of costs are avoided, ${quoted(data.description)}: ${quoted(data.evidence)}`,
  'MethodPublished.v1': (event, names) => {
    const { id, version, title, provisional } = event.data;
    return `${actor(event, names)} published version ${version} of the leverage method ${brief(id)}, ${quoted(title)}${provisional ? ' (provisional)' : ''}`;
  },
};

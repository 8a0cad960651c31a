import type { LeverageRecorded } from '@pacta/ledger';
import { actor, because, brief, counted, listed, organisation, quoted, sum, type Sentences } from './phrases.ts';

const GROUNDS: Record<string, string> = {
  'would-have-come-anyway': 'l’argent serait venu de toute façon',
  'never-arrived': 'l’argent n’est jamais arrivé',
  'claimed-elsewhere': 'un autre programme revendique cet argent',
};

const of = (commitments: readonly string[] | undefined): string =>
  commitments === undefined ? '' : ` de ${counted(commitments.length, 'engagement')}`;

export const leverage: Sentences<LeverageRecorded> = {
  'AnchorDesignated.v1': (event, names) => {
    const { commitments, provider, name } = event.data;
    const money = [
      ...(commitments.length === 0 ? [] : [counted(commitments.length, 'engagement')]),
      ...(provider === undefined ? [] : [`tout ce que donne ${organisation(provider, names)}`]),
    ];
    const called = name === undefined ? '' : `, sous le nom ${quoted(name)}`;
    return `${actor(event, names)} a désigné ${listed(money)} comme ancrage${called}`;
  },
  'CausalityAsserted.v1': ({ data }, names) =>
    `${organisation(data.by, names)} a affirmé que l’argent privé${of(data.commitments)} ne serait pas venu autrement${because(data.evidence)}`,
  'CausalityContested.v1': (event, names) => {
    const { grounds, commitments, reason } = event.data;
    return `${actor(event, names)} a contesté le lien de causalité${of(commitments)} au motif suivant\u00a0: ${GROUNDS[grounds] ?? brief(grounds)}, ${quoted(reason)}`;
  },
  'AvoidedCostAsserted.v1': ({ data }, names) =>
    `${organisation(data.by, names)} a affirmé que ${sum(data.amount)} de coûts sont évités, ${quoted(data.description)}${because(data.evidence)}`,
  'MethodPublished.v1': (event, names) => {
    const { id, version, title, provisional } = event.data;
    return `${actor(event, names)} a publié la version ${version} de la méthode d’effet de levier ${brief(id)}, ${quoted(title)}${provisional ? ' (provisoire)' : ''}`;
  },
};

import type { terms as english } from '../en/terms.ts';

export const terms: typeof english = {
  nothingRecorded: 'rien n’est encore enregistré',
  asKnown: (position, moment) => `état connu après l’événement ${position}, enregistré le ${moment}`,
  synthetic: { all: 'fictif', part: 'en partie fictif' },
  phases: {
    preparation: 'préparation',
    experiment: 'expérimentation',
    scale: 'déploiement',
    autonomy: 'autonomie',
    closed: 'clos',
  },
};

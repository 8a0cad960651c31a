import type { partnerships as english } from '../en/partnerships.ts';

export const partnerships: typeof english = {
  none: 'Aucun partenariat n’est encore enregistré dans ce registre.',
  partnership: 'Partenariat',
  origin: 'Origine',
  phase: 'Phase',
  partners: 'Partenaires',
  committed: 'Engagé',
  disbursed: 'Versé',
  partOf: (parent) =>
    `Fait partie de ${parent}, dont les chiffres peuvent contenir les mêmes fonds : ne jamais additionner les deux.`,
};

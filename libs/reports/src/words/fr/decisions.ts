import type { DecisionRule } from '@pacta/ledger';
import type { decisions as english } from '../en/decisions.ts';

const ruleNames: Record<DecisionRule, string> = {
  consent: 'consentement',
  consensus: 'consensus',
  majority: 'majorité',
  qualified: 'majorité qualifiée',
};

const uncounted: Partial<Record<DecisionRule, string>> = {
  consent: 'adoptée si quelqu’un vote, si personne n’objecte et si la moitié au plus est contre',
  consensus: 'adoptée si quelqu’un est pour et personne contre',
};

export const decisions: typeof english = {
  title: 'Décisions',
  none: 'Rien n’a encore été soumis à décision.',
  affectsBeneficiaries: (title) => `${title} (touche les bénéficiaires)`,
  result: 'Résultat',
  open: 'ouverte',
  notStated: 'close, résultat non encore énoncé',
  results: { adopted: 'adoptée', rejected: 'rejetée', 'no-quorum': 'quorum non atteint' },
  tally: 'Décompte',
  tallyIs: (tally, weighted) => {
    const cast = [
      `${tally.for} pour`,
      `${tally.against} contre`,
      ...(tally.object > 0 ? [`${tally.object} ${tally.object === 1 ? 'objection' : 'objections'}`] : []),
      ...(tally.abstain > 0 ? [`${tally.abstain} ${tally.abstain === 1 ? 'abstention' : 'abstentions'}`] : []),
      ...(tally.absent > 0 ? [`${tally.absent} sans vote`] : []),
    ].join(', ');
    const voices = `${tally.base} ${tally.base < 2 ? 'voix compte' : 'voix comptent'}`;
    const base =
      tally.recused === 0
        ? `${voices}, aucune récusation`
        : `${tally.recused} ${tally.recused === 1 ? 'récusation' : 'récusations'} sur ${tally.base + tally.recused}, donc ${voices}`;
    return `${cast} ; ${base}${weighted ? ' (en voix pondérées)' : ''}`;
  },
  rule: 'Règle',
  ruleIs: ({ rule, threshold, needed, quorum, tally }) => {
    const name = rule === 'qualified' && threshold !== null ? `majorité qualifiée de ${threshold}` : ruleNames[rule];
    return `${name} : ${needed === null ? (uncounted[rule] ?? '') : `${needed} voix requises sur ${tally.base}`} ; quorum de ${quorum}`;
  },
  proposal: 'Proposition',
  proposalIs: (proposal, by, dates) => `${proposal} (par ${by}, ${dates})`,
  electorate: 'Collège électoral',
  seat: (name, weight) => (weight === 1 ? name : `${name} × ${weight}`),
  recused: 'Récusation',
  recusal: (who, interest, said) =>
    `${who} : ${interest} (déclaré ${said.declaredInAdvance ? 'à l’avance' : 'en séance'} ; ${said.withdrew ? 's’est retiré' : 'est resté dans la salle'} ; ${said.quorate ? 'quorum maintenu' : 'quorum perdu'})`,
  ballot: 'Vote',
  ballotReplaced: 'Vote, remplacé',
  ballotOfRecused: 'Vote, non compté (récusation)',
  ballotIs: (who, position, reason) =>
    `${who} : ${{ for: 'pour', against: 'contre', abstain: 'abstention', object: 'objection' }[position]}${reason === null ? '' : ` : ${reason}`}`,
  noOpinion: 'Sans avis, car',
  rationale: 'Motifs',
  knownThen: 'Connu alors',
  knownUntil: (moment) => `ce qui était enregistré jusqu’au ${moment}`,
  reviewOn: 'Réexamen le',
};

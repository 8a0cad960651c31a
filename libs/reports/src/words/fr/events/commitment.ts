import type { CommitmentRecorded, DISCREPANCY_KINDS } from '@pacta/ledger';
import { actor, because, brief, counted, day, listed, madeUp, organisation, sum, type Sentences } from './phrases.ts';
import { reversal } from './reversal.ts';

const AS: Record<string, string> = {
  grant: 'sous forme de subvention',
  equity: 'en fonds propres',
  loan: 'sous forme de prêt',
  reimbursable: 'sous forme d’avance remboursable',
  guarantee: 'sous forme de garantie',
  'collective-vehicle': 'par un véhicule collectif',
};

const DISCREPANCIES: Record<(typeof DISCREPANCY_KINDS)[number], string> = {
  'received-differs': 'montant reçu différent',
  'received-unmatched': 'encaissement sans versement correspondant',
  'fact-changed': 'fait modifié entre-temps',
  'reported-differs': 'montant publié différent',
  questioned: 'mise en question',
};

const why = (reason: string | undefined): string => (reason === undefined ? '' : because(reason));
const naming = (reference: string | undefined): string =>
  reference === undefined ? '' : `, référence ${brief(reference)}`;

export const commitment: Sentences<CommitmentRecorded> = {
  'Pledged.v1': ({ data }, names) => {
    const conditions = data.conditions.length === 0 ? '' : `, sous ${counted(data.conditions.length, 'condition')}`;
    const onward = data.source === undefined ? '' : ', à partir d’un engagement antérieur';
    return `${organisation(data.provider, names)} a promis ${sum(data.amount)} à ${organisation(data.receiver, names)}, ${AS[data.instrument] ?? brief(data.instrument)}${conditions}${onward}${madeUp(data.synthetic)}`;
  },
  'Signed.v1': (event, names) =>
    `${actor(event, names)} a signé pour ${sum(event.data.amount)}${because(event.data.terms)}`,
  'Amended.v1': (event, names) =>
    `${actor(event, names)} a modifié l’engagement par avenant de ${sum(event.data.delta)}${because(event.data.reason)}`,
  'ConditionMet.v1': (event, names) =>
    `${actor(event, names)} a montré que la condition ${brief(event.data.condition)} est remplie${because(event.data.evidence)}`,
  'ConditionWaived.v1': (event, names) =>
    `${actor(event, names)} a levé la condition ${brief(event.data.condition)} par une décision${because(event.data.reason)}`,
  'Disbursed.v1': (event, names) => {
    const { amount, reference, valueDate, synthetic } = event.data;
    return `${actor(event, names)} a versé ${sum(amount)}, date de valeur ${day(valueDate)}${naming(reference)}${madeUp(synthetic)}`;
  },
  'Received.v1': (event, names) => {
    const { amount, reference, valueDate, synthetic } = event.data;
    return `${actor(event, names)} a reçu ${sum(amount)}, date de valeur ${day(valueDate)}${naming(reference)}${madeUp(synthetic)}`;
  },
  'GuaranteeCalled.v1': (event, names) => {
    const { amount, reference, valueDate, reason, synthetic } = event.data;
    return `${actor(event, names)} a payé ${sum(amount)} au titre de la garantie, date de valeur ${day(valueDate)}${naming(reference)}${madeUp(synthetic)}${why(reason)}`;
  },
  'Repaid.v1': (event, names) => {
    const { amount, interest, reference, valueDate, synthetic } = event.data;
    const more = interest === undefined ? '' : ` et ${sum(interest)} d’intérêts`;
    return `${actor(event, names)} a remboursé ${sum(amount)}${more}, date de valeur ${day(valueDate)}${naming(reference)}${madeUp(synthetic)}`;
  },
  'Reconciled.v1': (event, names) => {
    const { payments, discrepancies, paid, received, explanation } = event.data;
    const compared = [
      ...(payments.length === 0
        ? []
        : [`${counted(payments.length, 'paiement')} (${sum(paid)} payés, ${sum(received)} reçus)`]),
      ...(discrepancies.length === 0 ? [] : [counted(discrepancies.length, 'écart')]),
    ];
    return `${actor(event, names)} a rapproché ${listed(compared)}${why(explanation)}`;
  },
  'DiscrepancyOpened.v1': ({ data }) => {
    const { kind, expected, found, note } = data;
    const figures =
      expected !== undefined && found !== undefined ? `\u00a0: ${sum(expected)} attendus, ${sum(found)} constatés` : '';
    return `Un écart a été ouvert (${DISCREPANCIES[kind]})${figures}${why(note)}`;
  },
  'Cancelled.v1': (event, names) => `${actor(event, names)} a annulé l’engagement${because(event.data.reason)}`,
  ...reversal,
};

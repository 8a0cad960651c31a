import type { CommitmentRecorded } from '@pacta/ledger';
import { actor, brief, counted, listed, madeUp, organisation, quoted, sum, type Sentences } from './phrases.ts';
import { reversal } from './reversal.ts';

const AS: Record<string, string> = {
  grant: 'as a grant',
  equity: 'as equity',
  loan: 'as a loan',
  reimbursable: 'as reimbursable money',
  guarantee: 'as a guarantee',
  'collective-vehicle': 'through a collective vehicle',
};

export const commitment: Sentences<CommitmentRecorded> = {
  'Pledged.v1': ({ data }, names) => {
    const conditions = data.conditions.length === 0 ? '' : `, on ${counted(data.conditions.length, 'condition')}`;
    const onward = data.source === undefined ? '' : ', passed on from an earlier commitment';
    return `${organisation(data.provider, names)} pledged ${sum(data.amount)} to ${organisation(data.receiver, names)}, ${AS[data.instrument] ?? brief(data.instrument)}${conditions}${onward}${madeUp(data.synthetic)}`;
  },
  'Signed.v1': (event, names) =>
    `${actor(event, names)} signed for ${sum(event.data.amount)}: ${quoted(event.data.terms)}`,
  'Amended.v1': (event, names) =>
    `${actor(event, names)} amended the commitment by ${sum(event.data.delta)}: ${quoted(event.data.reason)}`,
  'ConditionMet.v1': (event, names) =>
    `${actor(event, names)} showed that the condition ${brief(event.data.condition)} is met: ${quoted(event.data.evidence)}`,
  'ConditionWaived.v1': (event, names) =>
    `${actor(event, names)} waived the condition ${brief(event.data.condition)} by a decision: ${quoted(event.data.reason)}`,
  'Disbursed.v1': (event, names) => {
    const { amount, reference, valueDate, synthetic } = event.data;
    return `${actor(event, names)} disbursed ${sum(amount)}, value date ${valueDate}, reference ${brief(reference)}${madeUp(synthetic)}`;
  },
  'Received.v1': (event, names) => {
    const { amount, reference, valueDate, synthetic } = event.data;
    const naming = reference === undefined ? '' : `, reference ${brief(reference)}`;
    return `${actor(event, names)} received ${sum(amount)}, value date ${valueDate}${naming}${madeUp(synthetic)}`;
  },
  'GuaranteeCalled.v1': (event, names) => {
    const { amount, reference, valueDate, reason, synthetic } = event.data;
    const why = reason === undefined ? '' : `: ${quoted(reason)}`;
    return `${actor(event, names)} paid ${sum(amount)} on the guarantee, value date ${valueDate}, reference ${brief(reference)}${madeUp(synthetic)}${why}`;
  },
  'Repaid.v1': (event, names) => {
    const { amount, interest, reference, valueDate, synthetic } = event.data;
    const beside = interest === undefined ? '' : ` and ${sum(interest)} of interest`;
    const naming = reference === undefined ? '' : `, reference ${brief(reference)}`;
    return `${actor(event, names)} repaid ${sum(amount)}${beside}, value date ${valueDate}${naming}${madeUp(synthetic)}`;
  },
  'Reconciled.v1': (event, names) => {
    const { payments, discrepancies, paid, received, explanation } = event.data;
    const compared = [
      ...(payments.length === 0
        ? []
        : [`${counted(payments.length, 'payment')}, ${sum(paid)} paid and ${sum(received)} received`]),
      ...(discrepancies.length === 0 ? [] : [counted(discrepancies.length, 'discrepancy', 'discrepancies')]),
    ];
    return `${actor(event, names)} reconciled ${listed(compared)}${explanation === undefined ? '' : `: ${quoted(explanation)}`}`;
  },
  'DiscrepancyOpened.v1': ({ data }) => {
    const { kind, expected, found, note } = data;
    const figures =
      expected !== undefined && found !== undefined ? `: expected ${sum(expected)}, found ${sum(found)}` : '';
    return `A discrepancy was opened (${kind.replaceAll('-', ' ')})${figures}${note === undefined ? '' : `: ${quoted(note)}`}`;
  },
  'Cancelled.v1': (event, names) => `${actor(event, names)} cancelled the commitment: ${quoted(event.data.reason)}`,
  ...reversal,
};

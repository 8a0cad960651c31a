import type { ContributionRecorded } from '@pacta/ledger';
import { actor, brief, madeUp, organisation, quoted, sum, type Sentences } from './phrases.ts';

/** The seconded person is never named: a sentence may be written to a log file. */
export const contribution: Sentences<ContributionRecorded> = {
  'TimeLogged.v1': ({ data }, names) => {
    const time = `${brief(data.days)} ${data.days === '1' ? 'day' : 'days'}`;
    const when = data.period === undefined ? '' : ` in ${brief(data.period)}`;
    return `${organisation(data.provider, names)} gave ${organisation(data.receiver, names)} ${time} of one person for ${quoted(data.skill)}${when}${madeUp(data.synthetic)}`;
  },
  'GoodsGiven.v1': ({ data }, names) => {
    const { provider, receiver, description, quantity, unit = '', givenOn, synthetic } = data;
    const goods =
      quantity === undefined ? quoted(description) : `${brief(`${quantity} ${unit}`)} of ${quoted(description)}`;
    return `${organisation(provider, names)} gave ${organisation(receiver, names)} ${goods} on ${givenOn}${madeUp(synthetic)}`;
  },
  'Valued.v1': (event, names) => {
    const { method, ruleVersion, gross, capped } = event.data;
    const how = method === 'at-cost' ? 'at cost' : `by version ${ruleVersion ?? '?'} of the rule: ${sum(capped)} count`;
    return `${actor(event, names)} valued the contribution at ${sum(gross)}, ${how}`;
  },
  'Countersigned.v1': ({ data }, names) =>
    `${organisation(data.organisation, names)} countersigned what was given${data.note === undefined ? '' : `: ${quoted(data.note)}`}`,
};

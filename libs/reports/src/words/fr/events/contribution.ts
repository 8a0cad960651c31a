import type { ContributionRecorded } from '@pacta/ledger';
import { formats } from '../formats.ts';
import { actor, because, brief, day, madeUp, organisation, quoted, sum, type Sentences } from './phrases.ts';

/** The seconded person is never named: a sentence may be written to a log file. */
export const contribution: Sentences<ContributionRecorded> = {
  'TimeLogged.v1': ({ data }, names) => {
    // Below two the noun is singular, for fractions too.
    const time = `${formats.number(brief(data.days))} ${/^[01](\.|$)/.test(data.days) ? 'jour' : 'jours'}`;
    const when = data.period === undefined ? '' : `, période ${brief(data.period)}`;
    return `${organisation(data.provider, names)} a apporté à ${organisation(data.receiver, names)} ${time} du travail d’une personne pour ${quoted(data.skill)}${when}${madeUp(data.synthetic)}`;
  },
  'GoodsGiven.v1': ({ data }, names) => {
    const { provider, receiver, description, quantity, unit = '', givenOn, synthetic } = data;
    const goods =
      quantity === undefined
        ? quoted(description)
        : `${quoted(description)} (${brief(`${formats.number(quantity)} ${unit}`).trim()})`;
    return `${organisation(provider, names)} a donné à ${organisation(receiver, names)} ${goods} le ${day(givenOn)}${madeUp(synthetic)}`;
  },
  'Valued.v1': (event, names) => {
    const { method, ruleVersion, gross, capped } = event.data;
    const how =
      method === 'at-cost'
        ? 'au coût réel'
        : `selon la version ${ruleVersion ?? '?'} de la règle, dont ${sum(capped)} sont retenus`;
    return `${actor(event, names)} a valorisé l’apport à ${sum(gross)}, ${how}`;
  },
  'Countersigned.v1': ({ data }, names) =>
    `${organisation(data.organisation, names)} a contresigné l’apport${data.note === undefined ? '' : because(data.note)}`,
};

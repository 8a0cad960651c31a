import type { ContributionRecorded } from '@pacta/ledger';
import { brief, madeUp, organisation, quoted, type Sentences } from './phrases.ts';

/** The seconded person is never named here: a sentence may end in a log file. */
export const contributionSentences: Sentences<ContributionRecorded> = {
  'TimeLogged.v1': ({ data }, names) => {
    const time = `${brief(data.days)} ${data.days === '1' ? 'day' : 'days'}`;
    const when = data.period === undefined ? '' : ` in ${brief(data.period)}`;
    return `${organisation(data.provider, names)} gave ${organisation(data.receiver, names)} ${time} of one person for ${quoted(data.skill)}${when}${madeUp(data.synthetic)}`;
  },
  'Countersigned.v1': ({ data }, names) =>
    `${organisation(data.organisation, names)} countersigned the days given${data.note === undefined ? '' : `: ${quoted(data.note)}`}`,
};

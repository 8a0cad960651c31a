import type { RateRecorded } from '@pacta/ledger';
import { actor, brief, day, quoted, type Sentences } from './phrases.ts';
import { formats } from '../formats.ts';

export const rate: Sentences<RateRecorded> = {
  'RateRecorded.v1': (event, names) => {
    const { pair, rate: found, date, source } = event.data;
    return `${actor(event, names)} a enregistré le cours ${brief(pair)} du ${day(date)}\u00a0: ${formats.number(brief(found))}, source ${quoted(source)}`;
  },
};

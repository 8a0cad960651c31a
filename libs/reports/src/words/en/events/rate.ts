import type { RateRecorded } from '@pacta/ledger';
import { actor, brief, quoted, type Sentences } from './phrases.ts';

export const rate: Sentences<RateRecorded> = {
  'RateRecorded.v1': (event, names) => {
    const { pair, rate, date, source } = event.data;
    return `${actor(event, names)} recorded the rate ${brief(pair)} of ${date}: ${brief(rate)}, from ${quoted(source)}`;
  },
};

import type { EventWords } from '../../event-words.ts';
import { commitment } from './commitment.ts';
import { contribution } from './contribution.ts';
import { costBook } from './cost-book.ts';
import { decision } from './decision.ts';
import { ledger } from './ledger.ts';
import { leverage } from './leverage.ts';
import { matching } from './matching.ts';
import { partnership } from './partnership.ts';
import { rate } from './rate.ts';
import { report } from './report.ts';

export const events: EventWords = {
  sentences: {
    ...ledger,
    ...partnership,
    ...commitment,
    ...costBook,
    ...decision,
    ...contribution,
    ...leverage,
    ...rate,
    ...report,
    ...matching,
  },
  unknownType: (type) => `Un événement du type inconnu ${type}`,
  misshapen: (type) => `Un événement du type ${type} qui n’en a pas la forme`,
};

import { phrasesIn } from '../../phrases.ts';
import { formats } from '../formats.ts';
import { names } from '../names.ts';

export { brief, type Sentences } from '../../phrases.ts';

const EYES: Readonly<Record<string, string>> = {
  personal: 'scellé pour une personne',
  partners: 'réservé aux partenaires',
  'funder-and-auditor': 'réservé au financeur et à l’auditeur',
  'clean-team': 'réservé à l’équipe dédiée',
  'discloser-only': 'réservé au déclarant',
};

export const {
  actor,
  counted,
  listed,
  madeUp,
  organisation,
  person,
  quoted,
  sealableNamed,
  sealableSum,
  sealableText,
  sum,
} = phrasesIn({
  formats,
  names,
  // U+202F inside the quotation marks.
  quote: (text) => `«\u202f${text}\u202f»`,
  madeUp: ' (fictif)',
  // Every noun that can be sealed is masculine, so that the mark agrees with it.
  eyes: (of) => EYES[of] ?? `réservé à la classe ${of}`,
  anAmount: 'un montant',
  of: (what, amount) => `${what} de ${amount}`,
});

/** A colon in French typography, and what it introduces. */
export const because = (reason: string): string => `\u00a0: ${quoted(reason)}`;

export const day = formats.date;

import { phrasesIn } from '../../phrases.ts';
import { formats } from '../formats.ts';
import { names } from '../names.ts';

export { brief, type Sentences } from '../../phrases.ts';

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
  quote: (text) => `'${text}'`,
  madeUp: ' (synthetic)',
  eyes: (of) => (of === 'personal' ? 'sealed for a person' : `for ${of}${of === 'partners' ? '’' : ''} eyes`),
  anAmount: 'an amount',
  of: (what, amount) => `${what} of ${amount}`,
});

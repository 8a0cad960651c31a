import {
  costRegister,
  isSealed,
  mayRead,
  type ConfidentialityClass,
  type CostRegister,
  type ReadingLevel,
  type Sealable,
} from '@pacta/ledger';
import type { EntityKind } from '../reading/entity-kind.ts';

/** What stands in place of a value that is not shown: its class, and why. `level`: more detail than this reader sees. */
type Withheld = { readonly withheld: ConfidentialityClass; readonly why: 'class' | 'level' | 'sealed' };

/** Each field is read by its own level and class (access.md, section 3). */
export const costBookKind: EntityKind<CostRegister> = {
  view: costRegister,
  capability: 'readCosts',
  what: 'cost book',
  render({ book, disclosures, challenges, ...register }, { grants }) {
    const read = <Value>(level: ReadingLevel, of: ConfidentialityClass, value: Sealable<Value>): Value | Withheld => {
      const discloser = book?.discloser;
      if (!mayRead(grants, { level: 'price', class: of, discloser })) return { withheld: of, why: 'class' };
      if (!mayRead(grants, { level, class: of, discloser })) return { withheld: of, why: 'level' };
      return isSealed(value) ? { withheld: of, why: 'sealed' } : value;
    };
    const sum = (level: ReadingLevel, field: CostRegister['disclosures'][number]['price']) =>
      field === null ? null : { class: field.class, amount: read(level, field.class, field.amount) };
    return {
      ...register,
      book,
      disclosures: disclosures.map(({ price, revenue, lines, closed, ...disclosure }) => ({
        ...disclosure,
        price: sum('price', price),
        revenue: sum('price', revenue),
        lines: lines.map((line) => ({
          ...line,
          amount: read('lines', line.class, line.amount),
          basis: line.basis === null ? null : read('lines', line.class, line.basis),
        })),
        closed: closed === null ? null : { ...closed, total: sum('categories', closed.total) },
      })),
      challenges: challenges.map(({ question, answers, ...challenge }) => ({
        ...challenge,
        question: read('lines', challenge.class, question),
        answers: answers.map((given) => ({ ...given, answer: read('lines', given.class, given.answer) })),
      })),
    };
  },
};

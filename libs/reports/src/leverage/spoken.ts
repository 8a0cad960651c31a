import type { Words } from '../words/words.ts';
import type { CellStatement, PartStatement } from './cell-statement.ts';
import type { RuleStatement } from './statement.ts';

type LeverageWords = Words['leverage'];

type BuiltInMethod = keyof LeverageWords['methods'];

const isBuiltIn = ({ method, title }: CellStatement, { methods }: LeverageWords): boolean =>
  title === null && method in methods;

/** A method's title and source: as published, or in the words of this language. */
export function titleOf(cell: CellStatement, words: LeverageWords): readonly [title: string, source: string] {
  const { method, title, source } = cell;
  if (!isBuiltIn(cell, words)) return [title ?? method, source ?? ''];
  const builtIn = words.methods[method as BuiltInMethod];
  return [builtIn.title, builtIn.source];
}

/** Keys of a built-in method have words; themes and names are as users wrote them. */
export function partName(cell: CellStatement, { kind, name }: PartStatement, words: LeverageWords): string {
  const isKey = isBuiltIn(cell, words) && (kind === 'ratio' || kind === 'product');
  return isKey && name in words.parts ? words.parts[name as keyof LeverageWords['parts']] : name;
}

/** Caveats of a figure: its rule is not confirmed, publishers reported it, it is synthetic. */
export const marksOf = (cells: readonly CellStatement[], { marks }: LeverageWords): readonly string[] =>
  (['provisional', 'reported', 'synthetic'] as const)
    .filter((mark) => cells.some((cell) => cell[mark]))
    .map((mark) => marks[mark]);

export function ruleText(rule: RuleStatement, { rules }: LeverageWords): string {
  switch (rule.code) {
    case 'rounded-once':
      return rules[rule.code](rule.params.ratioDecimals);
    case 'rate-of-own-date':
      return rules[rule.code](rule.params.days);
    default:
      return rules[rule.code];
  }
}

import type { leverage } from '../words/en/leverage.ts';
import type { CellStatement } from './cell-statement.ts';
import type { RuleStatement } from './statement.ts';

type Words = typeof leverage;

/** What a method is called and where its rule comes from: as people published it, or as this language says it. */
export function titleOf(
  { method, title, source }: CellStatement,
  words: Words,
): readonly [title: string, source: string] {
  const builtIn = words.methods[method as keyof Words['methods']] as { title: string; source: string } | undefined;
  return [title ?? builtIn?.title ?? method, source ?? builtIn?.source ?? ''];
}

export function ruleText(rule: RuleStatement, { rules }: Words): string {
  switch (rule.code) {
    case 'rounded-once':
      return rules[rule.code](rule.params.ratioDecimals);
    case 'rate-of-own-date':
      return rules[rule.code](rule.params.days);
    default:
      return rules[rule.code];
  }
}

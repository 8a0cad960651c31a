import type { Command } from './decider.ts';
import type { Refusal } from './refusal.ts';
import { tidyText } from './text.ts';

/** One rule per command of an aggregate. */
export type Rules<C extends Command, State, Decided, Facts> = {
  readonly [Name in C['name']]: Rule<Extract<C, { readonly name: Name }>, State, Decided, Facts>;
};

export type Rule<C extends Command, State, Decided, Facts> = (
  command: C,
  state: State,
  facts: Facts,
) => readonly Decided[] | Refusal;

/** Dispatches each command to its rule, with text normalised and absent fields left out. */
export function decideBy<C extends Command, State, Decided, Facts>(
  rules: Rules<C, State, Decided, Facts>,
): Rule<C, State, Decided, Facts> {
  // The compiler can't see that the rule found by a command's name takes that command.
  const byName = new Map(Object.entries(rules)) as ReadonlyMap<string, Rule<C, State, Decided, Facts>>;
  return (command, state, facts) => {
    const rule = byName.get(command.name);
    if (rule === undefined) throw new RangeError(`no rule for the command '${command.name}'`);
    return rule({ ...command, data: tidy(command.data) }, state, facts);
  };
}

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return tidyText(value);
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.map(([name, member]) => [name, tidy(member)]));
}

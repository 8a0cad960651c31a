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

/** The value itself where it is tidy already, as the data of nearly every command are. */
function tidy(value: unknown): unknown {
  if (typeof value === 'string') return tidyText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const entries = value.map(tidy);
    return entries.every((entry, index) => entry === value[index]) ? value : entries;
  }
  const given = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(given))
    if (given[name] === undefined || tidy(given[name]) !== given[name]) return tidied(given);
  return value;
}

const tidied = (value: object): object =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, tidy(member)]),
  );

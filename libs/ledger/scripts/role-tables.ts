import { CAPABILITIES, type AccessCondition, type CapabilityRule } from '../src/access/capabilities.ts';
import { ADMINISTRATOR, PARTNERSHIP_ROLES } from '../src/access/roles.ts';

/** What a condition says of the commands that have it. */
const CONDITIONS: Readonly<Record<AccessCondition, string>> = {
  own: 'for the organisation that the role is held for',
  'not-own': 'not for an organisation that one acts for',
  provider: 'for the organisation that gives the money',
  receiver: 'for the organisation that takes the money',
  'not-self': 'not for oneself',
  'not-proposer': 'not by the person who proposed it',
  'readable-line': 'on a line that one may read',
  'citing-a-decision': 'with an adopted decision, once the partnership has left preparation',
};

const rules = Object.entries(CAPABILITIES as Readonly<Record<string, CapabilityRule>>);

/** Markdown tables of the guide: what each role may do, and on what condition. */
export function roleTables(): string {
  const roles = [ADMINISTRATOR, ...PARTNERSHIP_ROLES].map((role): readonly string[] => [
    role,
    commands(rules.filter(([, { who }]) => who !== 'anyone' && who.some((each) => each === role))),
  ]);
  const anyone = ['anyone', commands(rules.filter(([, { who }]) => who === 'anyone'))];
  const seated = ['a seat in the vote', commands(rules.filter(([, { orSeated }]) => orSeated === true))];
  const conditions = Object.entries(CONDITIONS).map(([condition, text]): readonly string[] => [
    commands(rules.filter(([, { only = [] }]) => only.some((each) => each === condition))),
    text,
  ]);
  return [...table(['role', 'may'], [...roles, seated, anyone]), '', ...table(['these', 'only'], conditions)].join(
    '\n',
  );
}

const commands = (some: readonly (readonly [string, CapabilityRule])[]): string =>
  some.map(([name]) => `\`${name}\``).join(', ');

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

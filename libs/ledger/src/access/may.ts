import { refuse, type Refusal } from '../refusal.ts';
import type { ConfidentialityClass } from '../sealable.ts';
import { CAPABILITIES, type Capability, type CapabilityRule, type AccessCondition } from './capabilities.ts';
import { mayRead } from './reading.ts';
import type { HeldRole } from './roles.ts';

/** A person and the roles they hold: in the partnership, or on `ledger-main` for what belongs to no partnership. */
export interface ActorRoles {
  readonly actor: string;
  readonly grants: readonly HeldRole[];
}

/** What a command acts on, as far as a condition asks. A condition about an absent member is never met. */
export interface Resource {
  /** Organisations that it belongs to or concerns: a book's discloser, both sides of a contribution. */
  readonly organisations?: readonly string[];
  readonly provider?: string;
  readonly receiver?: string;
  /** The person whose role is granted or revoked. */
  readonly subject?: string;
  readonly proposer?: string;
  /** The people who have a seat in the frozen electorate of a decision. */
  readonly seats?: { readonly has: (actor: string) => boolean };
  /** Confidentiality class of the cost line asked about. */
  readonly line?: { readonly class: ConfidentialityClass };
}

export type Permission =
  | { readonly ok: true; /** The roles that allow it. */ readonly as: readonly HeldRole[] }
  | { readonly ok: false; readonly refusal: Refusal };

const includes = (list: readonly string[] | undefined, id: string | undefined): boolean =>
  id !== undefined && list !== undefined && list.includes(id);

/** One test per condition, for one of the roles held. */
const CONDITION_TESTS: Readonly<Record<AccessCondition, (actor: string, held: HeldRole, on: Resource) => boolean>> = {
  own: (_, held, on) => includes(on.organisations, held.organisation),
  'not-own': (_, held, on) => on.organisations !== undefined && !includes(on.organisations, held.organisation),
  provider: (_, held, on) => held.organisation !== undefined && held.organisation === on.provider,
  receiver: (_, held, on) => held.organisation !== undefined && held.organisation === on.receiver,
  'not-self': (actor, _, on) => on.subject !== undefined && on.subject !== actor,
  'not-proposer': (actor, _, on) => on.proposer !== undefined && on.proposer !== actor,
  'readable-line': (_, held, on) =>
    on.line !== undefined &&
    mayRead([held], { level: 'lines', class: on.line.class, discloser: on.organisations?.[0] }),
  'citing-a-decision': () => true,
};

const CONDITION_TEXTS: Readonly<Record<AccessCondition, string>> = {
  own: 'only for one’s own organisation',
  'not-own': 'only for another organisation than one’s own',
  provider: 'only for the provider',
  receiver: 'only for the receiver',
  'not-self': 'never for oneself',
  'not-proposer': 'never by the proposer',
  'readable-line': 'only about a line that one may read',
  'citing-a-decision': 'only by a decision',
};

/**
 * Whether a person may use a capability on a resource: the roles that allow it, or the refusal. Deny by default: an
 * unknown role, organisation or resource is refused.
 */
export function may({ actor, grants }: ActorRoles, capability: Capability, on: Resource = {}): Permission {
  const { who, only = [], orSeated }: CapabilityRule = CAPABILITIES[capability];
  if (who === 'anyone' || (orSeated === true && on.seats?.has(actor) === true)) return { ok: true, as: grants };
  const held = grants.filter(({ role }) => who.includes(role));
  if (held.length === 0)
    return no('role-missing', `${capability} is for: ${who.join(', ')}.`, 'Act in one of these roles.');
  const as = held.filter((grant) => only.every((condition) => CONDITION_TESTS[condition](actor, grant, on)));
  // `not-own` tests all organisations of the person, so that a second role can't lift what the first one excludes.
  const conflict = only.includes('not-own') && !grants.every((grant) => CONDITION_TESTS['not-own'](actor, grant, on));
  if (as.length > 0 && !conflict) return { ok: true, as };
  const rules = only.map((condition) => CONDITION_TEXTS[condition]).join(', ');
  return no('role-limited', `The rule for ${capability}: ${rules}.`, 'Let somebody act for whom that holds.');
}

const no = (code: string, detail: string, next: string): Permission => ({
  ok: false,
  refusal: refuse(code, detail, next),
});

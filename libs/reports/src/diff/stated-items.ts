import type { PlainAmount } from '../figures/plain-amount.ts';
import type { Movement } from '../transparency/movements.ts';
import type { TransparencyReport } from '../transparency/transparency-report.ts';
import { isKeyed, keyOf } from './changed-fields.ts';
import { NO_SECTIONS, type StatementField } from './statement-fields.ts';

/** The name that users know it by; its id distinguishes items of the same name. Null: it has none. */
export interface DiffSubject {
  /** The name in words, or the source's own code of a reported flow. */
  readonly name: string | null;
  /** The amount of a movement. */
  readonly movement: Movement['kind'] | null;
  readonly amount: PlainAmount | null;
  readonly from: string | null;
  readonly to: string | null;
}

type Members = Readonly<Record<string, unknown>>;

/** The kind of item in each list, or in each part that is not a list. */
const KINDS = {
  partnership: 'partnership',
  partners: 'partner',
  related: 'related',
  commitments: 'commitment',
  chains: 'chains',
  movements: 'movement',
  reports: 'report',
  reportedFlows: 'reported-flow',
  matches: 'match',
  costBooks: 'cost-book',
  inKind: 'in-kind',
  contributions: 'contribution',
  goods: 'goods',
  value: 'value-in-kind',
  decisions: 'decision',
} as const satisfies Readonly<Partial<Record<StatementField, string>>>;

export type DiffKind = (typeof KINDS)[keyof typeof KINDS];

const kindOf = (section: string): DiffKind => KINDS[section as keyof typeof KINDS];

/** One item of a statement, with all its fields. */
export interface StatedItem {
  readonly kind: DiffKind;
  readonly id: string;
  readonly subject: DiffSubject;
  readonly value: unknown;
}

/** Every entry of every keyed list, one or two levels deep; any other part is one item. */
export function itemsOf(report: TransparencyReport | undefined): ReadonlyMap<string, StatedItem> {
  const found = new Map<string, StatedItem>();
  const take = (section: string, value: unknown): void => {
    if (!isKeyed(value)) {
      found.set(section, { kind: kindOf(section), id: section, subject: UNNAMED, value });
      return;
    }
    for (const entry of value) {
      const id = keyOf(entry) ?? '';
      found.set(`${section} ${id}`, { kind: kindOf(section), id, subject: subjectOf(section, entry), value: entry });
    }
  };
  for (const [section, value] of Object.entries(report ?? {})) {
    if (NO_SECTIONS.some((name) => name === section)) continue;
    if (isKeyed(value) || typeof value !== 'object' || value === null) take(section, value);
    else {
      const lists = Object.entries(value as Members).filter(([, member]) => isKeyed(member));
      for (const [name, list] of lists) take(name, list);
      const rest = Object.fromEntries(Object.entries(value as Members).filter(([, member]) => !isKeyed(member)));
      take(section, rest);
    }
  }
  return found;
}

export const UNNAMED: DiffSubject = { name: null, movement: null, amount: null, from: null, to: null };

/** Where it is not a name, product, title or skill. */
const CALLED_BY: Readonly<Record<string, readonly string[]>> = { reportedFlows: ['kind'], goods: ['description'] };

function subjectOf(section: string, entry: Members): DiffSubject {
  const movement = section === 'movements' ? (entry as unknown as Movement).kind : null;
  const members = CALLED_BY[section] ?? ['name', 'product', 'title', 'skill'];
  const names = members.map((member) => entry[member]);
  const sum = entry['sum'] ?? entry['pledged'];
  const [from, to] = [nameIn(entry['provider'] ?? entry['from']), nameIn(entry['receiver'] ?? entry['to'])];
  return {
    name: names.find((text) => typeof text === 'string') ?? null,
    movement,
    amount: isAmount(sum) ? { amount: sum.amount, currency: sum.currency } : null,
    ...(from === undefined || to === undefined ? { from: null, to: null } : { from, to }),
  };
}

const nameIn = (party: unknown): string | undefined =>
  typeof party === 'object' && party !== null && 'name' in party ? String(party.name) : undefined;

const isAmount = (value: unknown): value is { readonly amount: string; readonly currency: string } =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;

/** Every event cited in it. */
export function eventsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return [...new Set(value.flatMap(eventsIn))];
  const own = (value as { readonly events?: unknown }).events;
  const cited = Array.isArray(own) ? own.filter((id): id is string => typeof id === 'string') : [];
  return [...new Set([...cited, ...Object.values(value).flatMap(eventsIn)])];
}

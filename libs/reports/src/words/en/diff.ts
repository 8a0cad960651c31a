import type { TotalBasis } from '../../diff/report-diff.ts';
import type { DiffKind } from '../../diff/stated-items.ts';
import type { StatementField } from '../../diff/statement-fields.ts';
import type { Movement } from '../../transparency/movements.ts';
import { formats } from './formats.ts';

/** `passedOn` → `passed on`. */
const spaced = (name: string): string => name.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

/** What changed in a partnership between two moments. */
export const diff = {
  between: (from: string, to: string) => `What changed between ${from} and ${to}`,
  moment: (position: number, recordedAt: string) => `event ${position} (recorded ${formats.moment(recordedAt)})`,
  emptyLedger: 'the empty ledger',

  money: 'Money in all',
  noFigure: 'No figure has changed.',
  basis: 'Basis',
  before: 'Then',
  after: 'Now',
  change: 'Change',
  by: 'By',
  total: (basis: TotalBasis, currency: string) => `${spaced(basis)} (${currency})`,

  counted: (title: string, count: number) => `${title} (${formats.number(String(count))})`,
  added: 'Added',
  changed: 'Changed',
  reversed: 'Reversed',
  recorded: 'What was recorded in between',
  nothing: 'Nothing.',
  kinds: {
    partnership: 'the partnership',
    partner: 'partner',
    commitment: 'commitment',
    chains: 'money passed on',
    movement: 'movement',
    report: 'report',
    'reported-flow': 'reported flow',
    match: 'match',
    related: 'related partnership',
    'cost-book': 'cost book',
    'in-kind': 'given in kind, in all',
    contribution: 'contribution',
    goods: 'goods',
    'value-in-kind': 'value of what was given in kind',
    decision: 'decision',
    event: 'event',
  } satisfies Record<DiffKind | 'event', string>,
  item: (kind: string, label: string) => `${kind}: ${label}`,
  movements: {
    disbursed: 'disbursed',
    called: 'called',
    received: 'received',
    repaid: 'repaid',
    interest: 'interest',
  } satisfies Record<Movement['kind'], string>,
  sides: (from: string, to: string) => `${from} to ${to}`,
  takenBack: (by: string) => `taken back${by}`,
  notCounted: 'no longer counted',
  ended: (item: string, how: string, reason: string | null) => `${item}, ${how}${reason === null ? '' : `: ${reason}`}`,

  field: (name: StatementField) => spaced(name),
  /** A code of this field, or user text. */
  value: (_name: StatementField, value: string) => value,
  fromTo: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
  moreFields: (count: number) => `and ${formats.number(String(count))} more; --json has them all`,
  moreEvents: (count: number) => `and ${formats.number(String(count))} more; 'pacta log' has them all.`,
};

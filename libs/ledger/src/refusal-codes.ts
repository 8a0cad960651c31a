import { COMMITMENT_REFUSALS } from './commitment/refusals.ts';
import { CONTRIBUTION_REFUSALS } from './contribution/refusals.ts';
import { COST_BOOK_REFUSALS } from './cost-book/refusals.ts';
import { DECISION_REFUSALS } from './decision/refusals.ts';
import { LEVERAGE_REFUSALS } from './leverage/refusals.ts';
import { MATCH_REFUSALS } from './match-refusals.ts';
import { PARTNERSHIP_REFUSALS } from './partnership/refusals.ts';
import { RATE_REFUSALS } from './rate/refusals.ts';

/** Every refusal code of this library, and what it means. Each has a page in docs/problems. */
export const REFUSAL_CODES = {
  // access
  'role-missing': 'The actor holds none of the roles that may do this.',
  'role-limited': 'The actor holds the role, but not for this organisation, person or line.',
  // effective dates
  'not-a-period': 'The text names no days: neither a date, nor a period, nor two of them with .. between.',
  // amounts
  'amount-negative': 'An amount is below zero where zero is the least.',
  'amount-not-positive': 'An amount is zero or less where money has to move.',
  'currency-mismatch': 'An amount is in another currency than its record.',
  'currency-not-in-use': 'The currency was not in use on the day in question.',
  'currency-unknown': 'The code is not a currency of ISO 4217.',
  // reversal
  'already-reversed': 'The event was taken back before.',
  'event-not-here': 'The stream has no such event.',
  'not-reversible': 'Events of this kind are not taken back.',
  // ledger
  'already-opened': 'A ledger is opened once.',
  'heads-recorded': 'Every stream ends where it was last recorded to end.',
  'key-overtaken': 'Somebody else rotated the signing key in the same moment.',
  'last-administrator': 'The ledger would be left without an administrator.',
  'ledger-not-open': 'The ledger has no first event yet.',
  ...PARTNERSHIP_REFUSALS,
  ...COMMITMENT_REFUSALS,
  ...LEVERAGE_REFUSALS,
  ...RATE_REFUSALS,
  ...COST_BOOK_REFUSALS,
  ...DECISION_REFUSALS,
  ...CONTRIBUTION_REFUSALS,
  ...MATCH_REFUSALS,
} as const;

export type RefusalCode = keyof typeof REFUSAL_CODES;

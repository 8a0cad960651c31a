import type { StreamName } from '@pacta/ledger';

/** An event before it has id, time and seal. */
export interface GeneratedEvent {
  readonly type: string;
  readonly data: unknown;
}

/** The events of one command: one stream, one actor. */
export interface Step {
  readonly stream: StreamName;
  readonly actor: string;
  readonly events: readonly GeneratedEvent[];
  /** Days from effective to recorded date; absent without an effective date. */
  readonly daysLate?: number;
}

/** The partnership, for its strands. */
export interface Setting {
  /** The id for a name within this partnership. */
  readonly id: (name: string) => string;
  /** The day (YYYY-MM-DD) on which the current step is recorded. */
  readonly today: () => string;
  readonly roster: Roster;
}

export interface Roster {
  readonly funders: readonly string[];
  readonly manufacturer: string;
  readonly associations: readonly string[];
}

/** Minor units, as events hold them. */
export const money = (units: number, currency = 'EUR') => ({ amount: String(units), currency });

/** The date `days` before the current one. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

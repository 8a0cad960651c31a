import type { StreamName } from '@pacta/ledger';

/** An event before it has id, time and seal. */
export interface MadeEvent {
  readonly type: string;
  readonly data: unknown;
}

/** What one command writes: events of one stream, by one actor. */
export interface Step {
  readonly stream: StreamName;
  readonly actor: string;
  readonly events: readonly MadeEvent[];
  /** True days before it was recorded; absent where nobody says. */
  readonly daysLate?: number;
}

/** What a partnership's parts know of it. */
export interface Setting {
  /** The name of an id within this partnership, made an id. */
  readonly id: (name: string) => string;
  /** The day (YYYY-MM-DD) on which the step being made is recorded. */
  readonly today: () => string;
  readonly roster: Roster;
}

export interface Roster {
  readonly funders: readonly string[];
  readonly manufacturer: string;
  readonly associations: readonly string[];
}

/** Euro cents and such, as events hold them. */
export const money = (units: number, currency = 'EUR') => ({ amount: String(units), currency });

/** `days` before the day. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

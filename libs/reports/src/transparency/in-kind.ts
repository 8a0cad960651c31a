import { awaitedSignatory, type ContributionRegister } from '@pacta/ledger';
import { sumOfQuantities } from '../figures/quantity-sum.ts';
import type { Names } from '../names/names.ts';
import type { Party } from './commitments.ts';
import { datesOf, type Dates } from './head.ts';
import type { PersonalReading, Reader } from './reader.ts';

export interface ContributionStatement extends Dates {
  readonly id: string;
  readonly provider: Party;
  readonly receiver: Party;
  readonly person: PersonalReading;
  readonly skill: string;
  readonly days: string;
  readonly period: string | null;
  readonly dates: readonly { readonly date: string; readonly hours?: string | undefined }[];
  readonly agreement: string | null;
  /** Both sides have signed. */
  readonly counts: boolean;
  /** Whose signature is missing. */
  readonly awaits: Party | null;
  readonly synthetic: boolean;
  readonly events: readonly string[];
}

/** Days given, beside the money and never inside it. */
export interface InKindStatement {
  readonly contributions: readonly ContributionStatement[];
  /** Days signed by both sides, and those that wait for a signature. */
  readonly counted: { readonly days: string; readonly events: readonly string[] };
  readonly awaiting: { readonly days: string; readonly events: readonly string[] };
}

export function contributionStatement(
  register: ContributionRegister,
  reader: Reader,
  names: Names,
  allSynthetic: boolean,
): readonly ContributionStatement[] {
  const { logged, countersignatures, counts } = register;
  if (logged === null) return [];
  const party = (id: string): Party => ({ id, name: names.organisation(id) });
  const awaited = counts ? null : awaitedSignatory(register);
  return [
    {
      id: register.id,
      provider: party(logged.provider),
      receiver: party(logged.receiver),
      person: reader.openPersonal(logged.name),
      skill: logged.skill,
      days: logged.days,
      period: logged.period,
      dates: logged.dates,
      agreement: logged.agreement,
      counts,
      awaits: awaited === null ? null : party(awaited),
      synthetic: allSynthetic || logged.synthetic,
      ...datesOf(logged.by),
      events: [logged.by.eventId, ...countersignatures.map((signature) => signature.by.eventId)],
    },
  ];
}

/** `events` behind a number of days are the logged ones, whose days add up to it. */
export function inKind(contributions: readonly ContributionStatement[]): InKindStatement {
  const days = (some: readonly ContributionStatement[]) => ({
    days: sumOfQuantities(some.map((each) => each.days)),
    events: some.flatMap((each) => each.events.slice(0, 1)),
  });
  return {
    contributions,
    counted: days(contributions.filter((each) => each.counts)),
    awaiting: days(contributions.filter((each) => !each.counts)),
  };
}

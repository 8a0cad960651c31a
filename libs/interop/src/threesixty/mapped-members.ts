import { objectsIn, type JsonObject } from '../json/json-value.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';

/** The members that are recorded, and for objects, their recorded members. */
const MAPPED: Readonly<Record<string, readonly string[]>> = {
  id: [],
  title: [],
  description: [],
  currency: [],
  amountAwarded: [],
  amountAppliedFor: [],
  amountDisbursed: [],
  awardDate: [],
  dateModified: [],
  plannedDates: ['startDate', 'endDate', 'duration'],
  actualDates: ['startDate', 'endDate', 'duration'],
  fundingOrganization: ['id', 'name', 'organisationType'],
  recipientOrganization: ['id', 'name', 'organisationType'],
  recipientIndividual: ['id', 'name'],
  grantProgramme: ['title'],
};

/** Counts the members of a grant that are not recorded. */
export function countLeftOut(grant: JsonObject, leftOut: LeftOutCount): void {
  for (const [name, value] of grant) {
    const inner = Object.hasOwn(MAPPED, name) ? MAPPED[name] : undefined;
    if (inner === undefined) leftOut.add(name);
    else
      for (const part of objectsIn(value))
        for (const member of part.keys()) if (!inner.includes(member)) leftOut.add(`${name}.${member}`);
  }
}

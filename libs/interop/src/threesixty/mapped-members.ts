import { isObject, NumberText, type JsonObject, type JsonValue } from '../json/json-value.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';

const ITSELF: ReadonlySet<string> = new Set();
const SPAN: ReadonlySet<string> = new Set(['startDate', 'endDate', 'duration']);
const ORGANISATION: ReadonlySet<string> = new Set(['id', 'name', 'organisationType']);

/** The members that are recorded, and for objects, their recorded members. */
const MAPPED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['id', ITSELF],
  ['title', ITSELF],
  ['description', ITSELF],
  ['currency', ITSELF],
  ['amountAwarded', ITSELF],
  ['amountAppliedFor', ITSELF],
  ['amountDisbursed', ITSELF],
  ['awardDate', ITSELF],
  ['dateModified', ITSELF],
  ['plannedDates', SPAN],
  ['actualDates', SPAN],
  ['fundingOrganization', ORGANISATION],
  ['recipientOrganization', ORGANISATION],
  ['recipientIndividual', new Set(['id', 'name'])],
  ['grantProgramme', new Set(['title'])],
]);

/** Counts the members of a grant that are not recorded. Members that are null say nothing. */
export function countLeftOut(grant: JsonObject, leftOut: LeftOutCount): void {
  for (const [name, value] of grant) {
    const inner = MAPPED.get(name);
    if (inner === undefined) leftOut.add(name);
    else if (inner === ITSELF) countUnreadable(name, value, leftOut);
    else
      for (const part of Array.isArray(value) ? (value as readonly JsonValue[]) : [value])
        countWithin(name, part, inner, leftOut);
  }
}

function countWithin(name: string, part: JsonValue, inner: ReadonlySet<string>, leftOut: LeftOutCount): void {
  if (!isObject(part)) {
    if (part !== null) leftOut.add(`${name} (unreadable)`);
    return;
  }
  for (const [member, value] of part)
    if (inner.has(member)) countUnreadable(`${name}.${member}`, value, leftOut);
    else leftOut.add(`${name}.${member}`);
}

/** A list, an object or a truth value where there should be text or a number. */
function countUnreadable(name: string, value: JsonValue, leftOut: LeftOutCount): void {
  if (typeof value !== 'string' && value !== null && !(value instanceof NumberText))
    leftOut.add(`${name} (unreadable)`);
}

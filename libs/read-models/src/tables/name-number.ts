import { hash } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HYPHEN = 45;
/** Some prime near 2^20, so that the sum stays below 2^53. */
const SPREAD = 1_048_583;

export const isUuid = (text: string): boolean =>
  text.length === 36 && text.charCodeAt(8) === HYPHEN && text.charCodeAt(23) === HYPHEN && UUID.test(text);

/** A text that is a UUID, in JSON without spaces; not the name of a member. */
const UUID_IN_JSON = /"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"(?!:)/g;

/** The texts in JSON without spaces that are UUIDs. */
export function uuidsIn(json: string): readonly string[] {
  // Of four hyphens that are five places apart there are few without a UUID; looking for them is the quickest.
  for (let at = json.indexOf('-'); at >= 0; at = json.indexOf('-', at + 1))
    if (json[at + 5] === '-' && json[at + 10] === '-' && json[at + 15] === '-')
      return (json.match(UUID_IN_JSON) ?? []).map((found) => found.slice(1, -1));
  return [];
}

/**
 * An integer for a name, a few bytes in a table where the name takes 36. Two names may have the same one, though among
 * ten million names hardly any two do: whoever finds rows by it compares the names themselves.
 */
export function nameNumber(name: string): number {
  if (isUuid(name)) return Number.parseInt(name.slice(0, 8), 16) * SPREAD + Number.parseInt(name.slice(24), 16);
  return Number.parseInt(hash('sha256', name).slice(0, 12), 16);
}

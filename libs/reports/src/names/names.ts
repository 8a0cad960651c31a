import type { GrantEntry, PartnershipOverview, ReportedRecord, Role } from '@pacta/ledger';
import type { ReportedFacts } from '../reported/reported-facts.ts';
import { names as english } from '../words/en/names.ts';
import type { NameWords } from '../words/name-words.ts';

/** In which roles someone acts, and for which organisation, by its name. */
export interface ActorStatement {
  readonly roles: readonly Role[];
  readonly organisation: string | null;
}

/** Looks up what people and organisations are called. Answers an id it does not know with something short to show. */
export interface Names {
  organisation(id: string, words?: NameWords): string;
  /** Roles and organisation of an actor, such as `auditor, Red Cross`; never a person's name. */
  actor(id: string, words?: NameWords): string;
  /** The same without words; no roles where nothing is known of the actor. */
  rolesOf(id: string): ActorStatement;
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Enough of an id to tell a UUID from its neighbours; other ids are words and stay whole. The whole one is in the JSON. */
export const shortId = (id: string): string => (UUID.test(id) ? id.slice(0, 8) : id);

/** What someone is called in a language: never a person's name. */
export function actorText(id: string, { roles, organisation }: ActorStatement, words: NameWords): string {
  if (roles.length === 0) return id.length > 24 ? shortId(id) : id;
  return words.actor(
    roles.map((role) => words.roles[role]),
    organisation,
  );
}

/** Whose names the reports of a partnership may tell; the ones matched with it too, as far as the reader may see them. */
type Reports = Pick<ReportedFacts, 'records' | 'one' | 'elsewhere'>;

function nameReported({ organisations }: ReportedRecord, names: Map<string, string>): void {
  for (const { id, name, ref, identifier } of Object.values(organisations)) {
    const called = name ?? ref ?? (identifier === null ? null : `${identifier.scheme}-${identifier.ref}`);
    if (called !== null && !names.has(id)) names.set(id, called);
  }
}

/** What organisations are called, by id: on rosters, and only where none names them in reports. */
function organisationNames(
  partnerships: readonly PartnershipOverview[],
  reports: Reports,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { partners } of partnerships) for (const { id, name } of partners) if (!names.has(id)) names.set(id, name);
  const { records, elsewhere } = reports;
  const seen = elsewhere.filter(({ visible }) => visible).flatMap((each) => each.records);
  for (const record of [...records, ...seen]) nameReported(record, names);
  // A matched organisation goes by the other's id, and by its own name where the other has none.
  for (const [id, name] of [...names]) if (!names.has(reports.one(id))) names.set(reports.one(id), name);
  return names;
}

/** From the rosters and grants of these partnerships, and from reports; the first to name someone wins. */
export function namesFrom(
  partnerships: readonly PartnershipOverview[],
  reports: Reports = { records: [], elsewhere: [], one: (id) => id },
): Names {
  const organisations = organisationNames(partnerships, reports);
  const grants = new Map<string, GrantEntry[]>();
  for (const { grants: given } of partnerships)
    for (const grant of given) grants.set(grant.actor, [...(grants.get(grant.actor) ?? []), grant]);
  const organisation: Names['organisation'] = (id, words = english) =>
    organisations.get(reports.one(id)) ?? organisations.get(id) ?? words.someOrganisation(shortId(id));
  const heldBy = (id: string): readonly GrantEntry[] => {
    const all = grants.get(id) ?? [];
    const live = all.filter((grant) => grant.revoked === null);
    // Someone whose last role was taken back still did what the log says, in that role.
    return live.length > 0 ? live : all.slice(-1);
  };
  const rolesOf = (id: string, words: NameWords): ActorStatement => {
    const held = heldBy(id);
    const of = held.find((grant) => grant.organisation !== null)?.organisation ?? null;
    return {
      roles: [...new Set(held.map(({ role }) => role))],
      organisation: of === null ? null : organisation(of, words),
    };
  };
  return {
    organisation,
    actor: (id, words = english) => actorText(id, rolesOf(id, words), words),
    rolesOf: (id) => rolesOf(id, english),
  };
}

import type { Identifier, PartnershipOverview, ReportedRecord, Sector, Source } from '@pacta/ledger';
import type { ReportedFacts } from './reported-facts.ts';

/** The title in the first record that has one, else the identifier of the first record. */
export const titleOf = ({ records }: ReportedFacts): string | null =>
  records.find(({ title }) => title !== null)?.title ?? records[0]?.identifier ?? null;

const SCHEMES = { activity: 'IATI', grant: '360Giving' } as const;

/** Its ids in other registers: those that its founders gave, and those under which it was reported. */
export function externalIdsOf({ founded }: PartnershipOverview, { records }: ReportedFacts): readonly Identifier[] {
  const given = founded?.externalIds ?? [];
  const known = new Set(given.map(({ ref }) => ref));
  const reported = records.flatMap(({ sort, identifier }): Identifier[] => {
    if (sort === null || known.has(identifier)) return [];
    known.add(identifier);
    return [{ scheme: SCHEMES[sort], ref: identifier }];
  });
  return [...given, ...reported];
}

/** A publisher's term for an organisation's role in a partnership. */
export interface ReportedRole {
  /** In words where the code is IATI's, otherwise as published; null where the file gives none. */
  readonly role: string | null;
  /** Organisation id of the publisher. */
  readonly publisher: string | null;
  readonly by: Source;
}

/** An organisation of the roster, of a report, or of both. */
export interface KnownPartner {
  /** Its canonical id after matching. */
  readonly id: string;
  readonly roster: PartnershipOverview['partners'][number] | null;
  readonly reported: readonly ReportedRole[];
  /** The organisation type that its publisher reports; the roster's sector is the partner's own statement. */
  readonly identifiers: readonly Identifier[];
  readonly sector: Sector | null;
}

/** IATI organisation roles (2.0x); 1.x files use the words. */
const ROLES: Readonly<Record<string, string>> = {
  '1': 'funding',
  '2': 'accountable',
  '3': 'extending',
  '4': 'implementing',
};

const roleInWords = ({ sort }: ReportedRecord, role: string | null): string | null =>
  role === null ? null : sort === 'activity' ? (ROLES[role] ?? role.toLowerCase()) : role;

/** The roster first, in its order; then the organisations that publishers name. Matched organisations appear once. */
export function partnersOf(
  { partners }: PartnershipOverview,
  { records, one }: Pick<ReportedFacts, 'records' | 'one'>,
): readonly KnownPartner[] {
  const known = new Map<string, KnownPartner>();
  for (const roster of partners) {
    const id = one(roster.id);
    const before = known.get(id);
    if (before === undefined)
      known.set(id, { id, roster, reported: [], identifiers: roster.identifiers, sector: roster.sector });
  }
  for (const record of records)
    for (const { organisation, role, by } of record.partners) {
      const id = one(organisation);
      const before = known.get(id) ?? { id, roster: null, reported: [], identifiers: [], sector: null };
      const { identifier } = record.organisations[organisation] ?? { identifier: null };
      const said = { role: roleInWords(record, role), publisher: record.publisher, by };
      known.set(id, {
        ...before,
        reported: [...before.reported, said],
        identifiers: identifier === null ? before.identifiers : withIdentifier(before.identifiers, identifier),
      });
    }
  return [...known.values()];
}

const withIdentifier = (known: readonly Identifier[], one: Identifier): readonly Identifier[] =>
  known.some(({ scheme, ref }) => scheme === one.scheme && ref === one.ref) ? known : [...known, one];

import { inverseOf, relationOf } from '@pacta/ledger';
import { namingsOf, relatedAmong, relatedTo, type KnownPartnership, type RelatedRow } from '@pacta/read-models';
import type { RelatedPartnership } from '@pacta/reports';
import type { LedgerReads } from './ledger-reads.ts';
import type { Shown } from './moment.ts';
import { scopeOfReports, type Reader } from './scope.ts';

/** What a partnership is called. */
type Named = Pick<RelatedPartnership, 'name' | 'identifier'>;

/**
 * The partnerships that are related to this one, by what its own activities say and by what those of others say of it. The
 * name, and what others say, are shown where the reader may see the other partnership.
 */
export async function relatedPartnerships(
  reads: LedgerReads,
  reader: Reader,
  partnershipId: string,
  { through }: Shown,
): Promise<readonly RelatedPartnership[]> {
  const found = new Map<string, RelatedPartnership>();
  const said = relatedTo(reads.readModels, partnershipId, through).map((row) => fromHere(row, partnershipId));
  const ids = [...new Set(said.map(({ id }) => id))];
  const names = await namesOf(reads, reader, ids, through);
  // What its own activities say comes first.
  for (const each of [...said.filter(({ own }) => own !== null), ...said.filter(({ own }) => own === null)]) {
    const { id, type, relation, own } = each;
    const key = `${relation ?? type} ${id}`;
    if (id === partnershipId || found.has(key)) continue;
    const known = names.get(id);
    if (own === null && known === undefined) continue;
    found.set(key, {
      id,
      relation,
      identifier: own?.identifier ?? known?.identifier ?? null,
      name: known?.name ?? null,
      isKnown: known !== undefined,
      events: own === null ? [] : [own.eventId],
    });
  }
  return [...found.values()];
}

/** A relation from where this partnership is; `own` is null where the other one says so. */
function fromHere({ partnership, type, other, identifier, eventId }: RelatedRow, partnershipId: string) {
  const said = relationOf(type) ?? null;
  return partnership === partnershipId
    ? { id: other, type, relation: said, own: { identifier, eventId } }
    : { id: partnership, type, relation: said && inverseOf(said), own: null };
}

/** What the ledger calls those of these partnerships that the reader may see. */
async function namesOf(
  reads: LedgerReads,
  reader: Reader,
  ids: readonly string[],
  through: number,
): Promise<ReadonlyMap<string, Named>> {
  const found = new Map<string, Named>();
  const namings = Map.groupBy(namingsOf(reads.readModels, ids, through), ({ id }) => id);
  for (const [id, rows] of namings)
    if ((await scopeOfReports(reads, reader, id)) !== undefined) found.set(id, namedIn(rows));
  return found;
}

/** As founded, else as first reported. */
function namedIn(rows: readonly KnownPartnership[]): Named {
  const named = rows.find(({ origin }) => origin === 'founded') ?? rows.find(({ name }) => name !== null);
  const reported = rows.find(({ origin }) => origin === 'reported') ?? named;
  return { name: named?.name ?? null, identifier: reported?.identifiers[0] ?? null };
}

/** Of these partnerships those that are the parent of another one of them. */
export function parentsAmong(
  { readModels }: LedgerReads,
  ids: readonly string[],
  { through }: Shown,
): ReadonlySet<string> {
  return new Set(
    relatedAmong(readModels, ids, through).flatMap(({ partnership, type, other }) => {
      const relation = relationOf(type);
      return relation === 'parent' ? [other] : relation === 'child' ? [partnership] : [];
    }),
  );
}

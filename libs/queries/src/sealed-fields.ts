import type { StoredEvent } from '@pacta/event-store';
import {
  CONFIDENTIALITY_CLASSES,
  contributionRegister,
  levelOfField,
  mayRead,
  mayReadPerson,
  NOTHING_OPENS,
  ownerReader,
  roleReader,
  type ConfidentialityClass,
  type ContributionRegister,
  type FieldReader,
  type HeldRole,
  type PersonalField,
  type PersonalReading,
} from '@pacta/ledger';
import { findEvent, readEvents, type StateRow } from '@pacta/read-models';
import type { FieldReading } from '@pacta/reports';
import type { LedgerReads } from './ledger-reads.ts';
import type { Concerned } from './first-events.ts';
import { scopeIfAny, type Reader, type Scope } from './scope.ts';

const isClass = (name: string): name is ConfidentialityClass => CONFIDENTIALITY_CLASSES.some((known) => known === name);

/** Each sealed field of an event as a reader with these roles may see it. */
async function fieldsByRoles(
  reads: LedgerReads,
  grants: readonly HeldRole[],
  event: StoredEvent,
): Promise<readonly FieldReading[]> {
  const concerned = await reads.firstEvents.concerned(event.stream);
  return reads.sealer.open(event, (mark) => mayOpen(grants, event.type, mark, concerned)).fields;
}

function mayOpen(
  grants: readonly HeldRole[],
  type: string,
  { class: of, pointer }: { readonly class: string; readonly pointer: string },
  concerned: Concerned,
): boolean {
  if (of === 'personal') return mayReadPerson(grants, concerned);
  const discloser = concerned.discloser ?? concerned.provider;
  return isClass(of) && mayRead(grants, { level: levelOfField(type, pointer), class: of, discloser });
}

/**
 * Each sealed field of an event as this reader may see it. An owner reads all that the keys open, people's fields only
 * on request (`personal`).
 */
export async function fieldsFor(
  reads: LedgerReads,
  reader: Reader,
  event: StoredEvent,
  personal = false,
): Promise<readonly FieldReading[]> {
  if (Object.keys(event.sealed).length === 0) return [];
  if (reader.kind === 'owner')
    return reads.sealer.open(event, (mark) => personal || mark.class !== 'personal').fields.map(unaltered);
  const { partnershipId } = event.metadata;
  if (partnershipId === undefined) return [];
  const scope = await scopeIfAny(reads, reader, partnershipId);
  return fieldsByRoles(reads, scope?.grants ?? [], event);
}

/** A box that does not match its mark can't be read either; `verify` reports it. */
const unaltered = (field: FieldReading): FieldReading =>
  field.state === 'altered' ? { pointer: field.pointer, class: field.class, state: 'sealed' } : field;

/** The readable parts of these states, for `readableBy`. People's names are opened first, because redaction is pure. */
export async function fieldReader(
  reads: LedgerReads,
  { reader, grants }: Scope,
  rows: readonly StateRow[],
): Promise<FieldReader> {
  const people = new Map<string, PersonalReading>();
  for (const { view, state } of rows) {
    if (view !== contributionRegister.name) continue;
    const { logged } = state as ContributionRegister;
    if (logged === null || (reader.kind === 'actor' && !mayReadPerson(grants, logged))) continue;
    people.set(keyOf(logged.name), await personal(reads, logged.name));
  }
  const boxes = new Map(rows.flatMap(({ sealed }) => (sealed.size === 0 ? [] : [...sealed])));
  const opening = {
    ...NOTHING_OPENS,
    open(mark: Parameters<FieldReader['open']>[0]) {
      const box = boxes.get(mark.$sealed.box);
      return box === undefined ? undefined : reads.marks.open(mark, box)?.value;
    },
    openPersonal: (field: PersonalField) => people.get(keyOf(field)) ?? ({ state: 'sealed' } as const),
  };
  return reader.kind === 'owner' ? ownerReader(opening) : roleReader(grants, opening);
}

/** A person's field, opened for this one answer and not cached. */
async function personal(reads: LedgerReads, { eventId, pointer }: PersonalField): Promise<PersonalReading> {
  const found = await findEvent(reads, eventId);
  const [event] = found.kind === 'found' ? await readEvents(reads.store, [found.row]) : [];
  const field = event === undefined ? undefined : reads.sealer.openField(event, pointer);
  if (field?.state === 'opened') return { state: 'opened', value: String(field.value) };
  return { state: field?.state === 'forgotten' ? 'forgotten' : 'sealed' };
}

const keyOf = ({ eventId, pointer }: PersonalField): string => `${eventId}${pointer}`;

import {
  isFounded,
  LEDGER_STREAM,
  ledgerDecider,
  may,
  partnershipDecider,
  rolesIn,
  rolesOnLedger,
  streamName,
  type Capability,
  type HeldRole,
  type PartnershipState,
  type Refusal,
} from '@pacta/ledger';
import type { LedgerReads } from './ledger-reads.ts';
import { notFound, QueryFault } from './query-fault.ts';

/** The reader: a user with roles, or the owner of a ledger folder, who may read all that its keys open. */
export type Reader = { readonly kind: 'actor'; readonly actor: string } | { readonly kind: 'owner' };

export const OWNER: Reader = { kind: 'owner' };
export const actorReader = (actor: string): Reader => ({ kind: 'actor', actor });

declare const checked: unique symbol;

/** What a reader may read of one partnership now. Only this file creates one, so an unchecked read does not compile. */
export interface Scope {
  readonly [checked]: true;
  readonly reader: Reader;
  readonly partnershipId: string;
  /** Empty for an owner, who needs none. */
  readonly grants: readonly HeldRole[];
}

const scopeOf = (reader: Reader, partnershipId: string, grants: readonly HeldRole[]): Scope =>
  ({ reader, partnershipId, grants }) as unknown as Scope;

const forbidden = ({ refused: code, detail, next }: Refusal): QueryFault =>
  new QueryFault({ kind: 'forbidden', code, detail, next });

const partnership = (reads: LedgerReads, id: string): Promise<PartnershipState> =>
  reads.heads.fold(partnershipDecider, streamName('partnership', id));

/** @throws QueryFault not-found where the reader has no role in the partnership, forbidden where the roles do not allow it */
export async function scopeFor(
  reads: LedgerReads,
  reader: Reader,
  capability: Capability,
  partnershipId: string,
  what = 'partnership',
): Promise<Scope> {
  const scope = await scopeIfAny(reads, reader, partnershipId);
  if (scope === undefined) throw notFound(what);
  if (reader.kind === 'owner') return scope;
  const answer = may({ actor: reader.actor, grants: scope.grants }, capability);
  if (!answer.ok) throw forbidden(answer.refusal);
  return scope;
}

/** The reader's roles in a partnership, or undefined where there is none. */
export async function scopeIfAny(
  reads: LedgerReads,
  reader: Reader,
  partnershipId: string,
): Promise<Scope | undefined> {
  if (reader.kind === 'owner') return scopeOf(reader, partnershipId, []);
  const { grants } = rolesIn(await partnership(reads, partnershipId), reader.actor);
  return grants.length === 0 ? undefined : scopeOf(reader, partnershipId, grants);
}

/**
 * As `scopeIfAny`. All that is known of a partnership that nobody has founded was published, so every signed-in user
 * may read it; a founded one is readable with a role in it.
 */
export async function scopeOfReports(
  reads: LedgerReads,
  reader: Reader,
  partnershipId: string,
): Promise<Scope | undefined> {
  if (reader.kind === 'actor' && !isFounded(await partnership(reads, partnershipId)))
    return scopeOf(reader, partnershipId, []);
  return scopeIfAny(reads, reader, partnershipId);
}

/** For queries on the ledger as a whole. @throws QueryFault forbidden */
export async function allowedOnLedger(reads: LedgerReads, actor: string, capability: Capability): Promise<void> {
  const answer = may(rolesOnLedger(await reads.heads.fold(ledgerDecider, LEDGER_STREAM), actor), capability);
  if (!answer.ok) throw forbidden(answer.refusal);
}

/** Whether the roles of a scope allow a capability. */
export const scopeAllows = ({ reader, grants }: Scope, capability: Capability): boolean =>
  reader.kind === 'owner' || may({ actor: reader.actor, grants }, capability).ok;

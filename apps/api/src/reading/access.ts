import { Injectable } from '@nestjs/common';
import {
  foldOn,
  LEDGER_STREAM,
  isFounded,
  ledgerDecider,
  may,
  partnershipDecider,
  standingIn,
  standingOnLedger,
  streamName,
  type Capability,
  type Fold,
  type HeldRole,
  type PartnershipState,
  type StreamName,
} from '@pacta/ledger';
import { notFound, Problem } from '../http/problem.ts';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '@pacta/opening';

declare const checked: unique symbol;

/** What somebody may read of one partnership now. Only `Access` makes one, so an unchecked read does not compile. */
export interface Scope {
  readonly [checked]: true;
  readonly actor: string;
  readonly partnershipId: string;
  readonly grants: readonly HeldRole[];
}

interface Folded<State> {
  readonly revision: number;
  readonly state: State;
}

/** Folded streams kept, the least recently used one dropped first. */
const KEPT = 2_000;

/** Looks up who holds which role, at the store's head: a revoked role ends at once, whatever the read models lag. */
@Injectable()
export class Access {
  readonly #folded = new Map<StreamName, Folded<unknown>>();

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  /** @throws Problem 404 where the actor has no role in the partnership, 403 where the roles do not allow it */
  async scope(actor: string, capability: Capability, partnershipId: string, what = 'partnership'): Promise<Scope> {
    const scope = await this.scopeIfAny(actor, partnershipId);
    if (scope === undefined) throw notFound(what);
    const answer = may({ actor, grants: scope.grants }, capability);
    if (answer.ok) return scope;
    const { refused: code, detail, next } = answer.refusal;
    throw new Problem({ status: 403, code, detail, next });
  }

  /** The actor's roles in a partnership, or undefined where there is none. */
  async scopeIfAny(actor: string, partnershipId: string): Promise<Scope | undefined> {
    const partnership = await this.partnership(partnershipId);
    const { grants } = standingIn(partnership, actor);
    return grants.length === 0 ? undefined : ({ actor, partnershipId, grants } as unknown as Scope);
  }

  /**
   * As `scopeIfAny`. Where nobody has founded the partnership, all that is known of it was published, so that whoever is
   * signed in may read it; a founded one is for those who have a role in it.
   */
  async scopeOfReports(actor: string, partnershipId: string): Promise<Scope | undefined> {
    const partnership = await this.partnership(partnershipId);
    if (!isFounded(partnership)) return { actor, partnershipId, grants: [] } as unknown as Scope;
    return this.scopeIfAny(actor, partnershipId);
  }

  /** For what concerns the ledger as a whole. @throws Problem 403 where the actor's roles on it do not allow it */
  async onLedger(actor: string, capability: Capability): Promise<void> {
    const standing = standingOnLedger(await this.head(ledgerDecider, LEDGER_STREAM), actor);
    const answer = may(standing, capability);
    if (answer.ok) return;
    const { refused: code, detail, next } = answer.refusal;
    throw new Problem({ status: 403, code, detail, next });
  }

  private partnership(id: string): Promise<PartnershipState> {
    return this.head(partnershipDecider, streamName('partnership', id));
  }

  private async head<State>(fold: Fold<State>, stream: StreamName): Promise<State> {
    const known = this.#folded.get(stream) as Folded<State> | undefined;
    const tail = await this.ledger.store.readStream(stream, { from: (known?.revision ?? -1) + 1 });
    const last = tail.at(-1);
    if (known !== undefined && last === undefined) return known.state;
    const state = foldOn(fold, known?.state ?? fold.initialState, tail);
    if (last !== undefined) this.#remember(stream, { revision: last.revision, state });
    return state;
  }

  #remember(stream: StreamName, folded: Folded<unknown>): void {
    const newest = this.#folded.get(stream);
    if (newest !== undefined && newest.revision > folded.revision) return;
    this.#folded.delete(stream);
    this.#folded.set(stream, folded);
    if (this.#folded.size > KEPT) this.#folded.delete(this.#folded.keys().next().value as StreamName);
  }
}

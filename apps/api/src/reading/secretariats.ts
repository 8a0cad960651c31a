import { Injectable } from '@nestjs/common';
import { partnershipOverview } from '@pacta/ledger';
import { Reading } from './reading.ts';

/** Finds out for which partnership somebody acts where what was published concerns none that was founded. */
@Injectable()
export class Secretariats {
  constructor(private readonly reading: Reading) {}

  /** A partnership whose secretariat the actor is, as far as the read models know: what is allowed is asked at the store's head. */
  async of(actor: string): Promise<string | undefined> {
    for await (const { id, state } of this.reading.all(partnershipOverview, ''))
      if (state.grants.some(({ revoked, ...grant }) => isSecretariat(grant, actor) && revoked === null)) return id;
    return undefined;
  }
}

const isSecretariat = (grant: { readonly actor: string; readonly role: string }, actor: string): boolean =>
  grant.actor === actor && grant.role === 'secretariat';

import { Injectable } from '@nestjs/common';
import { partnershipOverview } from '@pacta/ledger';
import { InjectLedger } from '../commands/ledger.ts';
import { Problem } from '../http/problem.ts';
import { Reading } from '../reading/reading.ts';
import type { OpenLedger } from '@pacta/opening';

/** How long it waits for a role that was granted just now, in milliseconds. */
const LONGEST_WAIT = 5_000;

/** Finds out where somebody is secretariat, for a command that belongs to no partnership. */
@Injectable()
export class Secretariats {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly reading: Reading,
  ) {}

  /** Whether the role still stands is asked again by the rule itself. @throws Problem 403 where there is none */
  async partnershipOf(actor: string): Promise<string> {
    await this.ledger.projector.waitForHead(LONGEST_WAIT);
    for await (const { id, state } of this.reading.all(partnershipOverview, ''))
      if (state.grants.some((held) => held.actor === actor && held.role === 'secretariat' && held.revoked === null))
        return id;
    throw new Problem({
      status: 403,
      code: 'role-missing',
      detail: 'Rates are recorded by the secretariat of a partnership.',
      next: 'Ask a secretariat to record it.',
    });
  }
}

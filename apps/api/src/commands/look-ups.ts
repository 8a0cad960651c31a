import { Injectable } from '@nestjs/common';
import type { OpenLedger } from '@pacta/opening';
import type { LedgerReads } from '@pacta/queries';
import { InjectReads } from '../queries/ledger-reads.ts';
import { InjectLedger } from './ledger.ts';

/** Reads that a slice's `prepare` may use. */
@Injectable()
export class LookUps {
  constructor(
    @InjectLedger() readonly ledger: OpenLedger,
    @InjectReads() readonly reads: LedgerReads,
  ) {}
}

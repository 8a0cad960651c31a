import { Injectable } from '@nestjs/common';
import type { OpenLedger } from '@pacta/opening';
import { FlowPlaces } from '../flow-match/flow-places.ts';
import { Reading } from '../reading/reading.ts';
import { ReportedReading } from '../reading/reported-reading.ts';
import { Secretariats } from '../reading/secretariats.ts';
import { InjectLedger } from './ledger.ts';

/** What a slice's `prepare` may ask. */
@Injectable()
export class LookUps {
  constructor(
    @InjectLedger() readonly ledger: OpenLedger,
    readonly reading: Reading,
    readonly reports: ReportedReading,
    readonly secretariats: Secretariats,
    readonly flows: FlowPlaces,
  ) {}
}

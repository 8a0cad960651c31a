import { Controller, Query } from '@nestjs/common';
import { ledgerTotals } from '@pacta/interop';
import type { ControlTotal } from '@pacta/ledger';
import { ApiTags } from '../http/open-api-marks.ts';
import { InjectLedger } from '../commands/ledger.ts';
import { SIGNED_IN } from '../http/capability.ts';
import { Rated } from '../http/rated.ts';
import { ReadQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { Reading } from '../reading/reading.ts';
import { taggedPage, type Tagged } from '../reading/tagged.ts';
import type { OpenLedger } from '@pacta/opening';
import { TotalsDto } from './import.dto.ts';

/** What stands of all imported files. Publishers have put it out already, so everyone who is signed in may read it. */
@ApiTags('import')
@Controller('v1/totals')
export class ReadTotalsController {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly reading: Reading,
  ) {}

  @ReadRoute('getTotals', '', {
    summary: 'The ledger’s side of the control totals, by currency and kind',
    capability: SIGNED_IN,
    answer: TotalsDto,
  })
  @Rated('report')
  async getTotals(@Query() { asOf }: ReadQuery, @Reader() { minToken }: ReadRequest): Promise<Tagged> {
    await this.reading.await(minToken);
    const shown = this.reading.moment(asOf);
    const { readModels } = this.ledger.projector;
    const last = shown.position === null ? undefined : readModels.eventAt(shown.position);
    const rows: readonly ControlTotal[] = last === undefined ? [] : await ledgerTotals(this.ledger.store, last.token);
    return taggedPage(shown, { items: rows, asOf: shown.position });
  }
}

import { Controller, Query } from '@nestjs/common';
import { encodeHex } from '@pacta/proof';
import { ApiProperty, ApiTags } from '../http/open-api-marks.ts';
import { InjectLedger } from '../commands/ledger.ts';
import { SIGNED_IN } from '../http/capability.ts';
import { AsOfQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { Reading } from '../reading/reading.ts';
import { taggedPage } from '../reading/tagged.ts';
import type { OpenLedger } from '@pacta/opening';

class LedgerHeadDto {
  @ApiProperty({ type: 'integer' })
  position!: number;

  @ApiProperty({ format: 'uuid' })
  eventId!: string;

  @ApiProperty()
  leafHash!: string;

  @ApiProperty({ description: 'Send it as Pacta-Min-Token with a read.' })
  token!: string;
}

class LedgerDto {
  @ApiProperty()
  purpose!: string;

  @ApiProperty({ description: 'IANA time zone, fixed by the first event.', example: 'Europe/Paris' })
  zone!: string;

  @ApiProperty({ description: 'True: nothing in here is a real record.' })
  demo!: boolean;

  @ApiProperty({ type: 'integer' })
  events!: number;

  @ApiProperty({ type: LedgerHeadDto, nullable: true })
  head!: LedgerHeadDto | null;
}

@ApiTags('ledger')
@Controller('v1/ledger')
export class ReadLedgerController {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly reading: Reading,
  ) {}

  @ReadRoute('getLedger', '', {
    summary: 'What this ledger is, and how far it has come',
    capability: SIGNED_IN,
    answer: LedgerDto,
  })
  async getLedger(@Query() { asOf }: AsOfQuery, @Reader() { minToken }: ReadRequest) {
    await this.reading.await(minToken);
    const { readModels } = this.ledger.projector;
    const shown = this.reading.moment(asOf);
    const last = shown.position === null ? undefined : readModels.eventAt(shown.position);
    const head =
      last === undefined
        ? null
        : { position: last.position, eventId: last.eventId, leafHash: encodeHex(last.leafHash), token: last.token };
    const { purpose, zone, demo } = this.ledger.info;
    return taggedPage(shown, { purpose, zone, demo, events: (shown.position ?? -1) + 1, head });
  }
}

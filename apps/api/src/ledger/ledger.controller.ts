import { applyDecorators, Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { OpenLedger } from '@pacta/opening';
import { encodeHex } from '@pacta/proof';
import { CommandGateway } from '../commands/command-gateway.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { InjectLedger } from '../commands/ledger.ts';
import { Operation, Tag } from '../http/api-description.ts';
import { Capability, SIGNED_IN } from '../http/capability.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { Rated } from '../http/rated.ts';
import { AsOfQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { Reading } from '../reading/reading.ts';
import { taggedPage } from '../reading/tagged.ts';
import { LedgerDto, VerificationDto } from './ledger.answers.ts';
import { RotateKeyDto, VerifyDto } from './ledger.requests.ts';
import { ledgerSlice } from './ledger.slice.ts';
import { Verify } from './verify.query.ts';

/** The one read that is a POST: it takes a checkpoint of any length. */
const VerifyRoute = (): MethodDecorator =>
  applyDecorators(
    Post('admin/verify'),
    HttpCode(200),
    Capability('verify'),
    Rated('report'),
    Operation({
      operationId: 'verify',
      summary: 'Verify the stored events and the read models',
      description:
        'Lists the checks made, and names the first bad event. It reads everything, so it takes a while on a large ledger.',
      answers: [{ status: 200, type: VerificationDto }],
      problems: [400, 401, 415, 429, 503],
    }),
  );

@Tag('ledger')
@Controller('v1')
export class LedgerController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly queries: QueryBus,
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly reading: Reading,
  ) {}

  @ReadRoute('getLedger', 'ledger', {
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

  @CommandRoute('rotateKey', 'ledger/keys', {
    summary: 'Sign checkpoints with a new key from here on',
    description:
      'Makes the key in the key folder. The next checkpoint is signed by both keys, so that whoever knows the old one can follow.',
  })
  rotateKey(@Body() body: RotateKeyDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.send(ledgerSlice, 'rotateKey', 'main', body, envelope);
  }

  @VerifyRoute()
  verify(@Body() { against, quick }: VerifyDto) {
    return this.queries.execute(new Verify(against, quick === true));
  }
}

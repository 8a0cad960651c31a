import { applyDecorators, Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CommandGateway } from '../commands/command-gateway.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { QueryGateway } from '../queries/query-gateway.ts';
import { Operation, Tag } from '../http/api-description.ts';
import { Capability, SIGNED_IN } from '../http/capability.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { Rated } from '../http/route-rules.ts';
import { AsOfQuery } from '../queries/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../queries/read-route.ts';
import { LedgerDto, VerificationDto } from './ledger.answers.ts';
import { RotateKeyDto, VerifyDto } from './ledger.requests.ts';
import { ledgerSlice } from './ledger.slice.ts';
import { Verify } from './verify.query.ts';

/** A read, but a POST: the checkpoint may be of any length. */
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
    private readonly questions: QueryGateway,
  ) {}

  @ReadRoute('getLedger', 'ledger', {
    summary: 'What this ledger is, and how far it has come',
    capability: SIGNED_IN,
    answer: LedgerDto,
  })
  getLedger(@Query() { asOf }: AsOfQuery, @Reader() reader: ReadRequest) {
    return this.questions.ask('ledger', { asOf }, reader);
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

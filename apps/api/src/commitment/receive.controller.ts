import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { ReceiveDto } from './receive.dto.ts';
import { Receive } from './receive.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class ReceiveController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('receive', 'receipts', {
    summary: 'Acknowledge money received',
    description: 'A sum that differs from the disbursement opens a discrepancy.',
  })
  receive(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: ReceiveDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new Receive(commitmentId, body, envelope));
  }
}

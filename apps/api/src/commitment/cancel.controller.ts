import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { CancelDto } from './cancel.dto.ts';
import { Cancel } from './cancel.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class CancelController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('cancel', 'cancellation', { summary: 'Cancel what is not yet disbursed' })
  cancel(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: CancelDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new Cancel(commitmentId, body, envelope));
  }
}

import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { DisburseDto } from './disburse.dto.ts';
import { Disburse } from './disburse.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class DisburseController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('disburse', 'disbursements', { summary: 'Disburse money' })
  disburse(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: DisburseDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new Disburse(commitmentId, body, envelope));
  }
}

import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { AmendDto } from './amend.dto.ts';
import { Amend } from './amend.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class AmendController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('amend', 'amend', { summary: 'Amend a signed sum by a delta' })
  amend(@IdParam('commitmentId') commitmentId: string, @Body() body: AmendDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.give(new Amend(commitmentId, body, envelope));
  }
}

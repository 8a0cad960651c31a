import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { RecuseDto } from './recuse.dto.ts';
import { Recuse } from './recuse.handler.ts';

@ApiTags('decision')
@Controller('v1/decisions/:decisionId')
export class RecuseController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('recuse', 'recusals', { summary: 'Recuse yourself', description: 'A recusal leaves the denominator.' })
  recuse(@IdParam('decisionId') decisionId: string, @Body() body: RecuseDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.give(new Recuse(decisionId, body, envelope));
  }
}

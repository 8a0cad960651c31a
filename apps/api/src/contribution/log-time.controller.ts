import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { LogTimeDto } from './log-time.dto.ts';
import { LogTime } from './log-time.handler.ts';

@ApiTags('contribution')
@Controller('v1/partnerships/:partnershipId')
export class LogTimeController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('logTime', 'contributions', {
    summary: 'Log staff time given',
    description: "The person's name is sealed before anything is written.",
    creates: true,
  })
  logTime(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: LogTimeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new LogTime(partnershipId, body, envelope));
  }
}

import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { OpenDiscrepancyDto } from './open-discrepancy.dto.ts';
import { OpenDiscrepancy } from './open-discrepancy.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class OpenDiscrepancyController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('openDiscrepancy', 'discrepancies', {
    summary: 'Say that two records differ',
    description: 'It stays open until the secretariat explains it by reconcile.',
  })
  openDiscrepancy(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: OpenDiscrepancyDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new OpenDiscrepancy(commitmentId, body, envelope));
  }
}

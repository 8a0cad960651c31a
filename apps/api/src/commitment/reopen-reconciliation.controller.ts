import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { ReopenReconciliationDto } from './reopen-reconciliation.dto.ts';
import { ReopenReconciliation } from './reopen-reconciliation.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class ReopenReconciliationController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('reopenReconciliation', 'reconciliations/reopened', {
    summary: 'Take a reconciliation back',
    description: 'What it settled is open again.',
  })
  reopenReconciliation(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: ReopenReconciliationDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new ReopenReconciliation(commitmentId, body, envelope));
  }
}

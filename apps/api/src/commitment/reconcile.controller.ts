import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { ReconcileDto } from './reconcile.dto.ts';
import { Reconcile } from './reconcile.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class ReconcileController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('reconcile', 'reconciliations', {
    summary: 'Reconcile what both sides recorded',
    description:
      'Names a payment, a discrepancy, or nothing: then everything that both sides have recorded so far. Where records differ, an explanation is needed.',
  })
  reconcile(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: ReconcileDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new Reconcile(commitmentId, body, envelope));
  }
}

import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { CallGuaranteeDto } from './call-guarantee.dto.ts';
import { CallGuarantee } from './call-guarantee.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class CallGuaranteeController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('callGuarantee', 'calls', {
    summary: 'Pay on a guarantee that is called',
    description: 'Within the sum guaranteed. The receiver acknowledges it like a disbursement.',
  })
  callGuarantee(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: CallGuaranteeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new CallGuarantee(commitmentId, body, envelope));
  }
}

import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { RepayDto } from './repay.dto.ts';
import { Repay } from './repay.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class RepayController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('repay', 'repayments', {
    summary: 'Repay principal and interest',
    description: 'Principal goes back up to what was paid; interest stands beside it, on loans and reimbursable money.',
  })
  repay(@IdParam('commitmentId') commitmentId: string, @Body() body: RepayDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.give(new Repay(commitmentId, body, envelope));
  }
}

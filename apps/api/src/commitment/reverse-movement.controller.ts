import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { ReverseMovementDto } from './reverse-movement.dto.ts';
import { ReverseMovement } from './reverse-movement.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class ReverseMovementController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('reverseMovement', 'reversals', {
    summary: 'Take a wrong movement back',
    description:
      'A disbursement, call, receipt, repayment or met condition, by the side that recorded it. Both records stay visible.',
  })
  reverseMovement(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: ReverseMovementDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new ReverseMovement(commitmentId, body, envelope));
  }
}

import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { SignDto } from './sign.dto.ts';
import { Sign } from './sign.handler.ts';

@ApiTags('commitment')
@Controller('v1/commitments/:commitmentId')
export class SignController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('sign', 'sign', { summary: 'Sign a commitment' })
  sign(@IdParam('commitmentId') commitmentId: string, @Body() body: SignDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.give(new Sign(commitmentId, body, envelope));
  }
}

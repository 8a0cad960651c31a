import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { RotateKeyDto } from './rotate-key.dto.ts';
import { RotateKey } from './rotate-key.handler.ts';

@ApiTags('ledger')
@Controller('v1/ledger')
export class RotateKeyController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('rotateKey', 'keys', {
    summary: 'Sign checkpoints with a new key from here on',
    description:
      'Makes the key in the key folder. The next checkpoint is signed by both keys, so that whoever knows the old one can follow.',
  })
  rotateKey(@Body() body: RotateKeyDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.give(new RotateKey('main', body, envelope));
  }
}

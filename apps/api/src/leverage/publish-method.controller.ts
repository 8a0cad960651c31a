import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { PublishMethodDto } from './publish-method.dto.ts';
import { PublishMethod } from './publish-method.handler.ts';

@ApiTags('leverage')
@Controller('v1/partnerships/:partnershipId')
export class PublishMethodController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('publishMethod', 'methods', {
    summary: 'Publish a version of a leverage method',
    description: 'It counts from now on in this partnership; what was reported before stays as it was.',
  })
  publishMethod(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: PublishMethodDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new PublishMethod(partnershipId, body, envelope));
  }
}

import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { DesignateAnchorDto } from './designate-anchor.dto.ts';
import { DesignateAnchor } from './designate-anchor.handler.ts';

@ApiTags('leverage')
@Controller('v1/partnerships/:partnershipId')
export class DesignateAnchorController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('designateAnchor', 'anchors', {
    summary: 'Designate the money whose leverage is measured',
    creates: true,
  })
  designateAnchor(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: DesignateAnchorDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new DesignateAnchor(partnershipId, body, envelope));
  }
}

import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { AssertCausalityDto } from './assert-causality.dto.ts';
import { AssertCausality } from './assert-causality.handler.ts';

@ApiTags('leverage')
@Controller('v1/anchors/:anchorId')
export class AssertCausalityController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('assertCausality', 'causality-assertions', {
    summary: 'Assert that money would not have come otherwise',
    description: 'Private money counts in leverage only with a standing assertion.',
  })
  assertCausality(
    @IdParam('anchorId') anchorId: string,
    @Body() body: AssertCausalityDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new AssertCausality(anchorId, body, envelope));
  }
}

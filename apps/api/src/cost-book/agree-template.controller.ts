import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '../http/open-api-marks.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Commands } from '../commands/commands.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { AgreeTemplateDto } from './agree-template.dto.ts';
import { AgreeTemplate } from './agree-template.handler.ts';

@ApiTags('cost-book')
@Controller('v1/partnerships/:partnershipId')
export class AgreeTemplateController {
  constructor(private readonly commands: Commands) {}

  @CommandRoute('agreeTemplate', 'cost-books', {
    summary: 'Agree the template of a cost book',
    description: 'Opens the book of one product.',
    creates: true,
  })
  agreeTemplate(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: AgreeTemplateDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.give(new AgreeTemplate(partnershipId, body, envelope));
  }
}

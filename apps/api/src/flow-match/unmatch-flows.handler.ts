import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '@pacta/event-store';
import { categoryOf, idOf, refuseReversal } from '@pacta/ledger';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import { Secretariats } from '../reading/secretariats.ts';
import { flowMatchSlice } from './flow-match.slice.ts';
import { FlowPlaces } from './flow-places.ts';
import type { UnmatchFlowsDto } from './unmatch-flows.dto.ts';

export class UnmatchFlows extends LedgerCommand<UnmatchFlowsDto> {}

@CommandHandler(UnmatchFlows)
export class UnmatchFlowsHandler implements ICommandHandler<UnmatchFlows> {
  constructor(
    private readonly desk: CommandDesk,
    private readonly places: FlowPlaces,
    private readonly secretariats: Secretariats,
  ) {}

  async execute({ data, envelope, effectiveOn }: UnmatchFlows): Promise<CommandOutcome> {
    const { match, with: other } = await this.places.matchedBy(envelope.actor, data.eventId);
    const final = categoryOf(match.stream) === 'report' ? undefined : refuseReversal(data.eventId, 'final');
    if (final !== undefined) {
      await this.places.mayMatch(envelope.actor, 'unmatchFlows', match);
      return { kind: 'refused', refusal: final };
    }
    return this.desk.run(flowMatchSlice(match, other, await this.secretariats.of(envelope.actor)), 'unmatchFlows', {
      subject: idOf(match.stream),
      envelope,
      effectiveOn,
      data,
    });
  }
}

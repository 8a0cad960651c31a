import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome } from '@pacta/event-store';
import { idOf, isRefusal, matchedSides } from '@pacta/ledger';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import { Secretariats } from '../reading/secretariats.ts';
import { flowMatchSlice } from './flow-match.slice.ts';
import { FlowPlaces } from './flow-places.ts';
import type { MatchFlowsDto } from './match-flows.dto.ts';

export class MatchFlows extends LedgerCommand<MatchFlowsDto> {}

@CommandHandler(MatchFlows)
export class MatchFlowsHandler implements ICommandHandler<MatchFlows> {
  constructor(
    private readonly desk: CommandDesk,
    private readonly places: FlowPlaces,
    private readonly secretariats: Secretariats,
  ) {}

  async execute({ data: { flow, with: other, why }, envelope, effectiveOn }: MatchFlows): Promise<CommandOutcome> {
    const { actor } = envelope;
    const [one, two] = [await this.places.of(actor, flow), await this.places.of(actor, other)];
    const sides = matchedSides(one, two);
    if (isRefusal(sides)) {
      await this.places.mayMatch(actor, 'matchFlows', one);
      return { kind: 'refused', refusal: sides };
    }
    const [reported, counterpart] = sides.flow === one ? [one, two] : [two, one];
    const { stream, eventId } = counterpart;
    return this.desk.run(flowMatchSlice(reported, counterpart, await this.secretariats.of(actor)), 'matchFlows', {
      subject: idOf(reported.stream),
      envelope,
      effectiveOn,
      data: { flow: reported.eventId, with: { stream, eventId }, why },
    });
  }
}

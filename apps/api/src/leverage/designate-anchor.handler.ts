import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { DesignateAnchorDto } from './designate-anchor.dto.ts';
import { anchorSlice } from './anchor.slice.ts';

export class DesignateAnchor extends LedgerCommand<DesignateAnchorDto> {}

@CommandHandler(DesignateAnchor)
export class DesignateAnchorHandler implements ICommandHandler<DesignateAnchor> {
  constructor(private readonly desk: CommandDesk) {}

  execute({ subject, data, envelope, effectiveOn }: DesignateAnchor) {
    const { commitmentId, commitments = [], ...anchor } = data;
    const all = commitmentId === undefined ? commitments : [...commitments, commitmentId];
    const designated = { ...anchor, commitments: all };
    return this.desk.run(anchorSlice, 'designateAnchor', { subject, data: designated, envelope, effectiveOn });
  }
}

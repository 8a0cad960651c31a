import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import type { AddPartnerDto } from './add-partner.dto.ts';
import { organisationId } from './organisation-id.ts';
import { partnershipSlice } from './partnership.slice.ts';

export class AddPartner extends LedgerCommand<AddPartnerDto> {}

@CommandHandler(AddPartner)
export class AddPartnerHandler implements ICommandHandler<AddPartner> {
  constructor(private readonly desk: CommandDesk) {}

  execute({ data, envelope, ...command }: AddPartner) {
    const id = organisationId(data.organisation, envelope.actor, envelope.idempotencyKey);
    const named = { ...data, organisation: { ...data.organisation, id } };
    return this.desk.run(partnershipSlice, 'addPartner', { ...command, envelope, data: named });
  }
}

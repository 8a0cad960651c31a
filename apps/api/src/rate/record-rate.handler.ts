import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import { Secretariats } from './secretariats.ts';
import type { RecordRateDto } from './record-rate.dto.ts';
import { rateSlice } from './rate.slice.ts';

export class RecordRate extends LedgerCommand<RecordRateDto> {}

@CommandHandler(RecordRate)
export class RecordRateHandler implements ICommandHandler<RecordRate> {
  constructor(
    private readonly desk: CommandDesk,
    private readonly secretariats: Secretariats,
  ) {}

  async execute({ subject, data, envelope, effectiveOn }: RecordRate) {
    const partnershipId = data.partnershipId ?? (await this.secretariats.partnershipOf(envelope.actor));
    return this.desk.run(rateSlice, 'recordRate', {
      subject,
      data: { ...data, partnershipId },
      envelope,
      effectiveOn,
    });
  }
}

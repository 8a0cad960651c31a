import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '@pacta/opening';
import { ledgerSlice } from './ledger.slice.ts';
import type { RotateKeyDto } from './rotate-key.dto.ts';

export class RotateKey extends LedgerCommand<RotateKeyDto> {}

@CommandHandler(RotateKey)
export class RotateKeyHandler implements ICommandHandler<RotateKey> {
  constructor(
    private readonly desk: CommandDesk,
    @InjectLedger() private readonly ledger: OpenLedger,
  ) {}

  /** The next key is made, durably, before it is recorded; where it comes to nothing the next rotation takes it. */
  async execute(command: RotateKey) {
    const { integrity } = this.ledger;
    const known = await integrity.verifierKeys();
    const keys = [...known, integrity.keys.verifierKey(known.length + 1)];
    const { envelope, effectiveOn, data } = command;
    return this.desk.run(ledgerSlice, 'rotateKey', { subject: 'main', envelope, effectiveOn, data: { ...data, keys } });
  }
}

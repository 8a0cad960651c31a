import { CommandBody } from '../commands/command-body.ts';
import { FlagField, TextField } from '../http/fields.ts';

export class RotateKeyDto extends CommandBody {
  @TextField(500, { optional: true, description: 'Why now, such as a yearly rotation.' })
  reason?: string;
}

export class VerifyDto {
  @TextField(20_000, {
    optional: true,
    description: 'An older checkpoint of this ledger, or a .tlog-proof: proves that the past was not rewritten since.',
  })
  against?: string;

  @FlagField({
    optional: true,
    description: 'Storage and tree only: neither what the events say nor the read models.',
  })
  quick?: boolean;
}

import { LONGEST_ROTATION_REASON } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { FlagField, TextField } from '../http/fields.ts';

export class RotateKeyDto extends CommandBody {
  @TextField(LONGEST_ROTATION_REASON, { optional: true, description: 'Why now, such as a yearly rotation.' })
  reason?: string;
}

/** Characters; nothing of it is recorded. */
const LONGEST_CHECKPOINT = 20_000;

export class VerifyDto {
  @TextField(LONGEST_CHECKPOINT, {
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

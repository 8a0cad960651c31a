import { PARTNERSHIP_ROLES, type PartnershipRole } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { ActorField, ChoiceField, TextField } from '../http/fields.ts';

export class RevokeRoleDto extends CommandBody {
  @ActorField()
  actor!: string;

  @ChoiceField(PARTNERSHIP_ROLES)
  role!: PartnershipRole;

  @TextField(2000, { optional: true })
  reason?: string;
}

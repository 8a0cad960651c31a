import { PARTNERSHIP_ROLES, type PartnershipRole } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { ActorField, ChoiceField, IdField } from '../http/fields.ts';

export class GrantRoleDto extends CommandBody {
  @ActorField({ description: 'A random id or a role, never a name.' })
  actor!: string;

  @ChoiceField(PARTNERSHIP_ROLES)
  role!: PartnershipRole;

  @IdField({
    optional: true,
    description: 'The partner for whom the person acts; needed for a discloser, a partner and a funder.',
  })
  organisation?: string;
}

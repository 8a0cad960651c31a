import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { actorId, uuid } from '../identifiers.ts';
import { text } from '../text.ts';
import { role } from './roles.ts';

/**
 * Tokens authenticate; only this event authorises. On `ledger-main` the role is `administrator`, on a partnership any
 * other.
 */
export const roleGranted = defineEvent({
  type: 'RoleGranted.v1',
  category: ['partnership', 'ledger'],
  data: z.strictObject({ actor: actorId, role, organisation: uuid.exactOptional() }),
});

/** Characters. */
export const LONGEST_REVOCATION_REASON = 2000;

export const roleRevoked = defineEvent({
  type: 'RoleRevoked.v1',
  category: ['partnership', 'ledger'],
  data: z.strictObject({ actor: actorId, role, reason: text(LONGEST_REVOCATION_REASON).exactOptional() }),
});

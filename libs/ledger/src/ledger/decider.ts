import { decideBy } from '../decide-by.ts';
import type { Command, Decider } from '../decider.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type {
  AcceptLoss,
  GrantAdministrator,
  LedgerCommand,
  OpenLedger,
  RecordStreamHeads,
  RevokeAdministrator,
  RotateKey,
} from './commands.ts';
import type { LedgerDecided } from './events.ts';
import { ledgerFold } from './evolve.ts';
import type { LedgerState } from './state.ts';

type Outcome = readonly LedgerDecided[] | Refusal;

/** Once: zone and demo can't change later. */
function openLedger({ data }: Command<string, OpenLedger>, { opened }: LedgerState): Outcome {
  if (opened !== undefined)
    return refuse('already-opened', 'The ledger is already open.', 'Use it as it is, or open one in another folder.');
  return [{ type: 'LedgerOpened.v1', data }];
}

function grantRole({ data }: Command<string, GrantAdministrator>, state: LedgerState): Outcome {
  const refusal = refuseRole(data, state);
  if (refusal) return refusal;
  if (state.administrators.has(data.actor))
    return refuse('role-held', `${data.actor} is administrator already.`, 'Nothing is left to do.', '/role');
  return [{ type: 'RoleGranted.v1', data }];
}

function revokeRole({ data }: Command<string, RevokeAdministrator>, state: LedgerState): Outcome {
  const refusal = refuseRole(data, state);
  if (refusal) return refusal;
  if (!state.administrators.has(data.actor))
    return refuse('role-not-held', `${data.actor} is not administrator.`, 'Name an administrator.', '/actor');
  if (state.administrators.size === 1)
    return refuse(
      'last-administrator',
      `${data.actor} is the only administrator.`,
      'Grant the role to somebody else first.',
      '/actor',
    );
  return [{ type: 'RoleRevoked.v1', data }];
}

function rotateKey({ data }: Command<string, RotateKey>, { opened, rotations }: LedgerState): Outcome {
  if (opened === undefined) return ledgerNotOpen();
  const number = rotations.length + 2;
  const [previous, key] = data.keys.slice(number - 2, number);
  if (previous === undefined || key === undefined)
    return refuse(
      'key-overtaken',
      'Somebody else rotated the key in the same moment.',
      'Look at the keys, and rotate again if it is still needed.',
    );
  const reason = data.reason === undefined ? {} : { reason: data.reason };
  return [{ type: 'KeyRotated.v1', data: { number, key, previous, ...reason } }];
}

/** Only heads that have moved since they were last recorded. */
function recordStreamHeads({ data }: Command<string, RecordStreamHeads>, { opened, heads }: LedgerState): Outcome {
  if (opened === undefined) return ledgerNotOpen();
  const moved = data.heads.filter(({ partnership, root }) => heads.get(partnership) !== root);
  if (moved.length === 0)
    return refuse('heads-recorded', 'Every stream ends where it was last recorded to end.', 'Nothing is left to do.');
  return [{ type: 'StreamHeads.v1', data: { size: data.size, heads: moved } }];
}

function acceptLoss({ data }: Command<string, AcceptLoss>, { opened }: LedgerState): Outcome {
  return opened === undefined ? ledgerNotOpen() : [{ type: 'LossAccepted.v1', data }];
}

const ledgerNotOpen = (): Refusal => refuse('ledger-not-open', 'The ledger is not open yet.', 'Open it first.');

function refuseRole({ role }: { readonly role: string }, { opened }: LedgerState): Refusal | undefined {
  if (opened === undefined) return ledgerNotOpen();
  if (role === 'administrator') return undefined;
  return refuse('role-not-here', `The role ${role} belongs to a partnership.`, 'Grant it in its partnership.', '/role');
}

export const ledgerDecider: Decider<LedgerCommand, LedgerState, LedgerDecided, object> = {
  category: 'ledger',
  ...ledgerFold,
  decide: decideBy<LedgerCommand, LedgerState, LedgerDecided, object>({
    openLedger,
    grantRole,
    revokeRole,
    rotateKey,
    recordStreamHeads,
    acceptLoss,
  }),
};

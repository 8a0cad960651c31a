import { decideBy } from '../decide-by.ts';
import type { Decider } from '../decider.ts';
import { amend, cancel, sign } from './agree.ts';
import { callGuarantee } from './call-guarantee.ts';
import type { CommitmentCommand } from './commands.ts';
import { disburse } from './disburse.ts';
import type { CommitmentDecided } from './events.ts';
import { commitmentFold } from './evolve.ts';
import { openDiscrepancy } from './open-discrepancy.ts';
import { pledge } from './pledge.ts';
import { receive } from './receive.ts';
import { reconcile } from './reconcile.ts';
import { repay } from './repay.ts';
import { reopenReconciliation, reverseMovement } from './reverse.ts';
import { meetCondition, waiveCondition } from './settle-condition.ts';
import type { CommitmentFacts, CommitmentState } from './state.ts';

export const commitmentDecider: Decider<CommitmentCommand, CommitmentState, CommitmentDecided, CommitmentFacts> = {
  category: 'commitment',
  ...commitmentFold,
  decide: decideBy<CommitmentCommand, CommitmentState, CommitmentDecided, CommitmentFacts>({
    pledge,
    sign,
    amend,
    meetCondition,
    waiveCondition,
    disburse,
    callGuarantee,
    receive,
    repay,
    openDiscrepancy,
    reconcile,
    reverseMovement,
    reopenReconciliation,
    cancel,
  }),
};

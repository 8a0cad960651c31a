import type { z } from 'zod';
import type { FoldRun } from '../fold-run.ts';
import type { Source } from '../view.ts';
import { explained } from './commitment-register.discrepancies.ts';
import type { CommitmentRegister } from './commitment-register.entries.ts';
import type { reconciled as reconciledEvent } from './events.ts';

/** Marks the payments as compared, and closes the discrepancies that it explains. */
export function reconciled(
  state: CommitmentRegister,
  data: z.infer<typeof reconciledEvent.data>,
  by: Source,
  run: FoldRun,
): CommitmentRegister {
  const { explanation = null, documentHash = null, ...settled } = data;
  const marked = <Entry extends { readonly by: Source }>(payments: readonly Entry[]): readonly Entry[] =>
    data.payments.reduce(
      (all, eventId) => run.changedWhere(all, eventOf, eventId, (each) => ({ ...each, reconciledBy: by })),
      payments,
    );
  const reconciliations = run.appended(state.reconciliations, [{ ...settled, explanation, documentHash, by }]);
  const after = {
    ...state,
    disbursements: marked(state.disbursements),
    calls: marked(state.calls),
    reconciliations,
  };
  return explained(after, data.discrepancies, by, explanation, run);
}

const eventOf = ({ by }: { readonly by: Source }): string => by.eventId;

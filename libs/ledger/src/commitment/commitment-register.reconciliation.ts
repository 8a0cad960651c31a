import type { z } from 'zod';
import type { Source } from '../view.ts';
import { closed } from './commitment-register.discrepancies.ts';
import type { CommitmentRegister } from './commitment-register.entries.ts';
import type { reconciled as reconciledEvent } from './events.ts';

/** Marks the payments as compared, and closes the discrepancies that it explains. */
export function reconciled(
  state: CommitmentRegister,
  data: z.infer<typeof reconciledEvent.data>,
  by: Source,
): CommitmentRegister {
  const { explanation = null, documentHash = null, ...settled } = data;
  const marked = <Entry extends { readonly by: Source }>(payments: readonly Entry[]): readonly Entry[] =>
    payments.map((each) => (data.payments.includes(each.by.eventId) ? { ...each, reconciledBy: by } : each));
  return closed(
    {
      ...state,
      disbursements: marked(state.disbursements),
      calls: marked(state.calls),
      reconciliations: [...state.reconciliations, { ...settled, explanation, documentHash, by }],
    },
    by,
    (entry) => data.discrepancies.includes(entry.by.eventId),
    explanation,
  );
}

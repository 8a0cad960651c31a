import type { CommitmentRegister } from '@pacta/ledger';
import type { BookAtHand } from './costs.ts';
import type { Contribution } from './in-kind.ts';

/** Whether any amount of these is synthetic, whether or not the page shows it. */
export const showsSynthetic = (
  commitments: readonly CommitmentRegister[],
  books: readonly BookAtHand[],
  given: readonly Contribution[],
): boolean =>
  commitments.some(hasSynthetic) ||
  books.some(({ closed }) => closed().some(isSynthetic)) ||
  given.some(({ summary: { logged, goods } }) => [logged, goods].some((each) => each?.synthetic === true));

const isSynthetic = ({ synthetic }: { readonly synthetic: boolean }): boolean => synthetic;

const hasSynthetic = (register: CommitmentRegister): boolean =>
  register.pledge?.synthetic === true ||
  register.disbursements.some(isSynthetic) ||
  register.calls.some(isSynthetic) ||
  register.receipts.some(isSynthetic) ||
  register.repayments.some(isSynthetic) ||
  register.takenBack.some(isSynthetic);

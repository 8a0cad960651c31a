import { refuse, type Refusal } from '../refusal.ts';
import type { CostBookState } from './state.ts';

/** Refuses where this stream has no template. */
export function refuseUnlessAgreed({ id }: CostBookState): Refusal | undefined {
  if (id !== undefined) return undefined;
  return refuse('cost-book-unknown', 'There is no such cost book.', 'Check its id, or agree its template first.');
}

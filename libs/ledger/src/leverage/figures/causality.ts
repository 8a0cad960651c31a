import type { CausalityEntry } from '../leverage-register.view.ts';

/** Why money does not count; null where it does. */
export type CausalityFault = 'no-causality' | 'would-have-come-anyway' | 'never-arrived' | 'claimed-elsewhere';

/**
 * The last statement on a commitment counts: it is asserted, or contested until it is asserted again. Private money
 * needs an assertion; a statement that names commitments applies to public money too.
 */
export function causalityFrom(
  entries: readonly CausalityEntry[],
): (commitment: string | null, isPrivate: boolean) => CausalityFault | null {
  let general: Statement | undefined;
  const particular = new Map<string, Statement>();
  for (const [at, entry] of entries.entries()) {
    if (entry.commitments === null) general = { at, entry };
    else for (const id of entry.commitments) particular.set(id, { at, entry });
  }
  return (commitment, isPrivate) => {
    const own = commitment === null ? undefined : particular.get(commitment);
    const last = isPrivate && general !== undefined && general.at > (own?.at ?? -1) ? general : own;
    if (last === undefined) return isPrivate ? 'no-causality' : null;
    return last.entry.kind === 'asserted' ? null : (last.entry.grounds as CausalityFault);
  };
}

interface Statement {
  readonly at: number;
  readonly entry: CausalityEntry;
}

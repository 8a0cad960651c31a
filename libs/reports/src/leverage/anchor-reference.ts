import type { LeverageRegister } from '@pacta/ledger';

interface LeverageRow {
  readonly id: string;
  readonly partnershipId: string | null;
  readonly state: LeverageRegister;
}

/** An anchor that a text may mean, and by what. */
export interface AnchorReference {
  readonly id: string;
  readonly partnershipId: string;
  /** A whole id is never ambiguous; anything else may be. */
  readonly by: 'id' | 'other';
}

const SHORTEST_PREFIX = 6;

/**
 * The anchor of this row, where the text may mean it: by its own id, that of one of its commitments or of its partnership,
 * by the beginning of any of them (six characters at least), or by its name.
 */
export function anchorCalled(called: string, { id, partnershipId, state }: LeverageRow): AnchorReference | undefined {
  if (state.anchor === null || partnershipId === null) return undefined;
  const wanted = called.trim();
  const prefix = wanted.toLowerCase();
  if (id === prefix) return { id, partnershipId, by: 'id' };
  const { commitments, name } = state.anchor;
  const begins = (each: string): boolean => prefix.length >= SHORTEST_PREFIX && each.startsWith(prefix);
  return name === wanted || [id, partnershipId, ...commitments].some(begins)
    ? { id, partnershipId, by: 'other' }
    : undefined;
}

import type { LeverageRegister } from '@pacta/ledger';

interface LeverageRow {
  readonly id: string;
  readonly partnershipId: string | null;
  readonly state: LeverageRegister;
}

/** An anchor that a text may refer to, and what matched. */
export interface AnchorReference {
  readonly id: string;
  readonly partnershipId: string;
  /** A whole id is never ambiguous; any other match may be. */
  readonly by: 'id' | 'other';
}

const SHORTEST_PREFIX = 6;

/**
 * The anchor of this row, where the text refers to it: by the id of the anchor, of one of its commitments or of its
 * partnership, by a prefix of one (at least six characters), or by its name.
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

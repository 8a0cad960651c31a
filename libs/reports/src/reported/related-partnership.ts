import type { Relation } from '@pacta/ledger';

/** A partnership related to this one, by what publishers report of their activities. */
export interface RelatedPartnership {
  /** Of the other partnership. */
  readonly id: string;
  /** What the other one is to this one; null for a code that IATI does not have. */
  readonly relation: Relation | null;
  /** The iati-identifier of the other one; null where nobody reports it. */
  readonly identifier: string | null;
  /** Null where it has none, or this reader may not see it. */
  readonly name: string | null;
  /** True where this ledger has something of it that the reader may see. */
  readonly isKnown: boolean;
  /** The events that say so; none where the other one's report does. */
  readonly events: readonly string[];
}

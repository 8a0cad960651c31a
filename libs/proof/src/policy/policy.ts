import type { VerifierKey } from '../note/verifier-key.ts';

/** A log that the policy accepts; the name of its key is its origin. */
export interface PolicyLog {
  readonly key: VerifierKey;
  readonly url?: string;
}

export interface PolicyWitness {
  /** Its name in the policy, which need not be that of its key. */
  readonly name: string;
  readonly key: VerifierKey;
  readonly url?: string;
}

/** The witnesses that must have cosigned: none, one, or `threshold` of the members of a group. */
export type Quorum =
  | { readonly kind: 'none' }
  | { readonly kind: 'witness'; readonly witness: PolicyWitness }
  | {
      readonly kind: 'group';
      readonly name: string;
      readonly threshold: number;
      readonly members: readonly Quorum[];
    };

/** The signatures that a checkpoint must have (C2SP tlog-policy). */
export interface Policy {
  /** Any one of them suffices; an empty list accepts none. */
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  readonly quorum: Quorum;
}

import type { SealedEntry } from '../sealed/sealed-field.ts';
import type { StreamEnd } from './stream-heads.ts';

/** The first member that a reader looks at says that this is a bundle, and of which layout. */
export const BUNDLE_FORMAT = 'pacta-bundle/v1';

/** The members of the archive that are verified. All others are for reading. */
export const MEMBERS = {
  manifest: 'bundle.json',
  checkpoint: 'checkpoint',
  policy: 'policy.txt',
  events: 'events.jsonl',
  heads: 'heads.json',
} as const;

/** A value that a reader may see, and the salt that proves it: JSON value, and 16 bytes as base64url. */
export interface OpenedField {
  readonly value: unknown;
  readonly salt: string;
}

/** An event as a bundle carries it. */
export interface BundledEvent {
  /** Leaf index. */
  readonly position: bigint;
  /** The leaf as it was hashed: canonical JSON. */
  readonly leaf: string;
  /** Its inclusion proof in the bundle's checkpoint. */
  readonly proof: readonly Uint8Array[];
  /** Boxes of its sealed fields, by JSON pointer into its data; those that the bundle carries. */
  readonly sealed: Readonly<Record<string, SealedEntry>>;
  /** Its opened fields, by the same pointers. */
  readonly opened: Readonly<Record<string, OpenedField>>;
}

/** A document that an event names: the event's position, where in its data (opened fields in place), and the hash there. */
export interface NamedDocument {
  readonly position: bigint;
  readonly pointer: string;
  readonly sha256: string;
}

/** All of a partnership, to be verified without network and without trust in the ledger's keeper. */
export interface Bundle {
  /** Its id. */
  readonly partnership: string;
  readonly documents: readonly NamedDocument[];
  /** The signed checkpoint, with the cosignatures it has. */
  readonly checkpoint: string;
  /** The ledger's own policy; whoever verifies may have a better one. */
  readonly policy: string;
  /** In log order: every event of the partnership up to the heads, and events of the ledger that it refers to. */
  readonly events: readonly BundledEvent[];
  readonly heads: {
    /** The event `StreamHeads.v1` that closes the bundle. */
    readonly event: Pick<BundledEvent, 'position' | 'leaf' | 'proof'>;
    /** The end of each stream of the partnership, sorted by stream. */
    readonly ends: readonly StreamEnd[];
  };
}

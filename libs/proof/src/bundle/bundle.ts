import type { SealedEntry } from '../sealed/sealed-field.ts';
import type { StreamEnd } from './stream-heads.ts';

/** The content of the first member, which identifies a bundle and its layout. */
export const BUNDLE_FORMAT = 'pacta-bundle/v1';

/** The members of the archive that are verified. All others are for people. */
export const MEMBERS = {
  manifest: 'bundle.json',
  checkpoint: 'checkpoint',
  policy: 'policy.txt',
  events: 'events.jsonl',
  heads: 'heads.json',
} as const;

/** An opened value, and the salt that proves it: JSON value, and 16 bytes as base64url. */
export interface OpenedField {
  readonly value: unknown;
  readonly salt: string;
}

/** An event in a bundle. */
export interface BundledEvent {
  /** Leaf index. */
  readonly position: bigint;
  /** The leaf as hashed: canonical JSON. */
  readonly leaf: string;
  /** Its inclusion proof in the bundle's checkpoint. */
  readonly proof: readonly Uint8Array[];
  /** Boxes of its sealed fields that the bundle contains, by JSON pointer into its data. */
  readonly sealed: Readonly<Record<string, SealedEntry>>;
  /** Its opened fields, by the same pointers. */
  readonly opened: Readonly<Record<string, OpenedField>>;
}

/**
 * A document that an event names: the event's position, the pointer into its data (opened fields in place), and the
 * hash there.
 */
export interface NamedDocument {
  readonly position: bigint;
  readonly pointer: string;
  readonly sha256: string;
}

/** A whole partnership, verifiable offline and without trust in the ledger's operator. */
export interface Bundle {
  /** The partnership's id. */
  readonly partnership: string;
  readonly documents: readonly NamedDocument[];
  /** The signed checkpoint, with the cosignatures it has. */
  readonly checkpoint: string;
  /** The ledger's own policy; a verifier may use another. */
  readonly policy: string;
  /** In log order: every event of the partnership up to the heads, and events of the ledger that it refers to. */
  readonly events: readonly BundledEvent[];
  readonly heads: {
    /** The event `StreamHeads.v1` that ends the bundle. */
    readonly event: Pick<BundledEvent, 'position' | 'leaf' | 'proof'>;
    /** The last event of each stream of the partnership, sorted by stream. */
    readonly ends: readonly StreamEnd[];
  };
}

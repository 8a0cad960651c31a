import { z } from 'zod';
import { roleGranted, roleRevoked } from '../access/events.ts';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { uuid } from '../identifiers.ts';
import { text } from '../text.ts';

/** An IANA time zone name. The caller checks that it exists: the domain has no time-zone table. */
export const zoneName = z
  .string()
  .max(64)
  .regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){0,2}$/, 'a time zone such as Europe/Paris');

/** The ledger's first event: fixes the time zone, and whether this is a demo, for good. */
export const ledgerOpened = defineEvent({
  type: 'LedgerOpened.v1',
  category: 'ledger',
  data: z.strictObject({ purpose: text(500), zone: zoneName, demo: z.boolean() }),
});

/**
 * A verifier key in the text form of signed notes (C2SP signed-note): name, key id in hex, and base64 of type and
 * public key.
 */
export const verifierKey = z
  .string()
  .max(400)
  .regex(/^[^\s+\p{Cc}]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/u, 'a verifier key: name+hash+key');

/** Characters. */
export const LONGEST_ROTATION_REASON = 500;

/** The ledger signs its checkpoints with this key from here on. The next checkpoint is signed by both keys. */
export const keyRotated = defineEvent({
  type: 'KeyRotated.v1',
  category: 'ledger',
  data: z.strictObject({
    /** Key number 1 is in no event. */
    number: z.int().min(2),
    key: verifierKey,
    previous: verifierKey,
    reason: text(LONGEST_ROTATION_REASON).optional(),
  }),
});

const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex');

export const streamHead = z.strictObject({
  partnership: uuid,
  streams: z.int().min(1),
  events: z.int().min(1),
  /** RFC 6962 root, lower-case hex, over {"revision","stream"} of each stream's last event, sorted by stream. */
  root: sha256Hex,
});
export type StreamHead = z.infer<typeof streamHead>;

/** Maximum number of partnerships in one event. */
export const MAX_HEADS_PER_EVENT = 300;

/**
 * The last event of each stream of partnerships, so that whoever receives a partnership's events can detect a missing
 * tail.
 */
export const streamHeads = defineEvent({
  type: 'StreamHeads.v1',
  category: 'ledger',
  data: z.strictObject({
    /** Size of the tree when the heads were read: events from this leaf index on are not covered. */
    size: z.int().min(1),
    heads: z.array(streamHead).min(1).max(MAX_HEADS_PER_EVENT),
  }),
});

/** Whoever keeps the ledger's machine went on without events that are gone, such as after an older copy was put back. */
export const lossAccepted = defineEvent({
  type: 'LossAccepted.v1',
  category: 'ledger',
  data: z.strictObject({
    /** Events that there were, as far as is known. */
    events: z.int().min(1),
    /** RFC 6962 root over them, lower-case hex; absent where no signature is known to cover them. */
    root: sha256Hex.optional(),
    /** Events that were left. */
    left: z.int().min(0),
  }),
});

export const ledgerEvents = [ledgerOpened, roleGranted, roleRevoked, keyRotated, streamHeads, lossAccepted] as const;
export type LedgerDecided = DecidedOf<typeof ledgerEvents>;
export type LedgerRecorded = RecordedOf<typeof ledgerEvents>;

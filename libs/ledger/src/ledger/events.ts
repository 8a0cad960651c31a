import { z } from 'zod';
import { roleGranted, roleRevoked } from '../access/events.ts';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { uuid } from '../identifiers.ts';
import { text } from '../text.ts';

/** An IANA time zone name. Whether the zone exists is for the caller to check: the domain has no time-zone table. */
export const zoneName = z
  .string()
  .max(64)
  .regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){0,2}$/, 'a time zone such as Europe/Paris');

/** The ledger's first event: it fixes the time zone, and whether this is a demo, for life. */
export const ledgerOpened = defineEvent({
  type: 'LedgerOpened.v1',
  category: 'ledger',
  data: z.strictObject({ purpose: text(500), zone: zoneName, demo: z.boolean() }),
});

/** A verifier key as signed notes write it: name, key id in hex, and base64 of type and public key. */
export const verifierKey = z
  .string()
  .max(400)
  .regex(/^[^\s+\p{Cc}]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}$/u, 'a verifier key: name+hash+key');

/** Characters. */
export const LONGEST_ROTATION_REASON = 500;

/** The ledger signs its checkpoints with another key from here on. The first checkpoint after it is signed by both. */
export const keyRotated = defineEvent({
  type: 'KeyRotated.v1',
  category: 'ledger',
  data: z.strictObject({
    /** The first key is number 1 and stands in no event. */
    number: z.int().min(2),
    key: verifierKey,
    previous: verifierKey,
    reason: text(LONGEST_ROTATION_REASON).optional(),
  }),
});

export const streamHead = z.strictObject({
  partnership: uuid,
  streams: z.int().min(1),
  events: z.int().min(1),
  /** RFC 6962 root, lower-case hex, over {"revision","stream"} of each stream's last event, sorted by stream. */
  root: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex'),
});
export type StreamHead = z.infer<typeof streamHead>;

/** Partnerships that fit into one event. */
export const MOST_HEADS = 300;

/** Where the streams of partnerships end, so that whoever is given a partnership's events can tell that no tail was cut. */
export const streamHeads = defineEvent({
  type: 'StreamHeads.v1',
  category: 'ledger',
  data: z.strictObject({
    /** Size of the tree when the heads were taken: events at this leaf index and after it are not covered. */
    size: z.int().min(1),
    heads: z.array(streamHead).min(1).max(MOST_HEADS),
  }),
});

export const ledgerEvents = [ledgerOpened, roleGranted, roleRevoked, keyRotated, streamHeads] as const;
export type LedgerDecided = DecidedOf<typeof ledgerEvents>;
export type LedgerRecorded = RecordedOf<typeof ledgerEvents>;

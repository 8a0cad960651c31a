import { z } from 'zod';
import { line } from './text.ts';

/** Ids of streams, events, organisations and people. */
export const uuid = z.uuid();

export const ACTOR_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/;

/** Who acts: a random id or a role. No `@` and no blank, so that neither an e-mail address nor a name fits. */
export const actorId = z.string().regex(ACTOR_ID, 'an actor id: letters, digits and . _ : -');

export const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** A name that is unique within one event or one stream, such as a stage, a condition or `2026-03`. */
export const key = z.string().regex(KEY, 'letters, digits and . _ -, at most 64');

/** Characters. */
export const identifierBounds = { scheme: 64, ref: 200 } as const;

/** A number in an external register, such as `{scheme: 'FR-RNA', ref: 'W751222331'}`. */
export const identifier = z.strictObject({
  scheme: line(identifierBounds.scheme),
  ref: line(identifierBounds.ref),
});
export type Identifier = z.infer<typeof identifier>;

export const SHA256_HEX = /^[0-9a-f]{64}$/;

/** SHA-256 of a document, lower-case hex. The ledger stores no documents. */
export const documentHash = z.string().regex(SHA256_HEX, 'a SHA-256 in lower-case hex');

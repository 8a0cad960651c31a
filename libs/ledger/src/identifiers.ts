import { z } from 'zod';
import { line } from './text.ts';

/** Ids of streams, events, organisations and people. */
export const uuid = z.uuid();

/** Who acts: a random id or a role. No `@` and no blank, so that neither an e-mail address nor a name fits. */
export const actorId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'an actor id: letters, digits and . _ : -');

/** A name that is unique within one event or one stream, such as a stage, a condition or `2026-03`. */
export const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits and . _ -, at most 64');

/** A number in an external register, such as `{scheme: 'FR-RNA', ref: 'W751222331'}`. */
export const identifier = z.strictObject({ scheme: line(64), ref: line(200) });
export type Identifier = z.infer<typeof identifier>;

/** SHA-256 of a document, lower-case hex. The ledger stores no documents. */
export const documentHash = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex');

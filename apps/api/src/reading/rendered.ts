import type { Answer } from '@pacta/queries';

/** An answer as it is sent: whoever sends it need not look into it. */
export interface Rendered {
  readonly body: Uint8Array;
  readonly etag?: string;
  /** Media type; JSON where it is absent. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const encoder = new TextEncoder();

/** UTF-8 in memory of its own, which can be handed to another thread. */
export const utf8 = (text: string): Uint8Array => encoder.encode(text);

export const renderedJson = (etag: string, body: unknown, headers?: Rendered['headers']): Rendered => ({
  etag,
  body: utf8(JSON.stringify(body)),
  ...(headers === undefined ? {} : { headers }),
});

/**
 * The ETag of one resource is its revision: a strong tag, usable in If-Match. A past state, and an answer made from several
 * streams, get a weak tag of the log's position, which If-Match refuses.
 */
export function etagOf({ shown: { through, past }, revision }: Answer<unknown>): string {
  const position = through < 0 ? 'none' : through;
  if (revision === undefined) return `W/"@${position}"`;
  return past ? `W/"${revision}@${position}"` : `"${revision}"`;
}

export const renderedAnswer = (answer: Answer<unknown>): Rendered => renderedJson(etagOf(answer), answer.body);

/** The same bytes as Fastify sends them. */
export const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

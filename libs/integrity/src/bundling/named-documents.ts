import { pointerTo, type NamedDocument } from '@pacta/proof';

const HASH = /^[0-9a-f]{64}$/;

/** Every document hash in an event's data, with opened fields in place. */
export const namedDocuments = (position: bigint, data: unknown): readonly NamedDocument[] =>
  [...hashesIn(data, '', '')].map((found) => ({ position, ...found }));

function* hashesIn(
  value: unknown,
  pointer: string,
  name: string,
): Generator<{ readonly pointer: string; readonly sha256: string }> {
  if (typeof value === 'string') {
    if (HASH.test(value) && /hash$/i.test(name)) yield { pointer, sha256: value };
  } else if (typeof value === 'object' && value !== null) {
    for (const [member, inner] of Object.entries(value)) yield* hashesIn(inner, pointerTo(pointer, member), member);
  }
}

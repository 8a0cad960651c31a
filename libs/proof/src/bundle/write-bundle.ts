import { encodeBase64 } from '../base64.ts';
import { encodeUtf8 } from '../utf8.ts';
import { type Bundle, type BundledEvent, BUNDLE_FORMAT, MEMBERS } from './bundle.ts';

/**
 * The members of a bundle's archive, by name. The archive itself (a zip) is the caller's, and may have more members, for
 * reading. Throws `RangeError` on a text with a lone surrogate.
 */
export function writeBundle(bundle: Bundle): Map<string, Uint8Array> {
  const { partnership, documents, checkpoint, policy, events, heads } = bundle;
  const manifest = {
    format: BUNDLE_FORMAT,
    partnership,
    documents: documents.map(({ position, pointer, sha256 }) => ({ position: Number(position), pointer, sha256 })),
  };
  return new Map([
    [MEMBERS.manifest, bytesOf(`${JSON.stringify(manifest, undefined, 2)}\n`)],
    [MEMBERS.checkpoint, bytesOf(checkpoint)],
    [MEMBERS.policy, bytesOf(policy)],
    [MEMBERS.events, bytesOf(events.map((event) => `${JSON.stringify(lineOf(event))}\n`).join(''))],
    [MEMBERS.heads, bytesOf(`${JSON.stringify({ event: provenOf(heads.event), ends: heads.ends }, undefined, 2)}\n`)],
  ]);
}

function bytesOf(text: string): Uint8Array {
  const bytes = encodeUtf8(text);
  if (bytes === undefined) throw new RangeError('A bundle can not hold text with a lone surrogate');
  return bytes;
}

const provenOf = ({ position, leaf, proof }: Pick<BundledEvent, 'position' | 'leaf' | 'proof'>) => ({
  position: Number(position),
  leaf,
  proof: proof.map(encodeBase64),
});

const lineOf = (event: BundledEvent) => ({
  ...provenOf(event),
  ...(Object.keys(event.sealed).length === 0 ? {} : { sealed: event.sealed }),
  ...(Object.keys(event.opened).length === 0 ? {} : { opened: event.opened }),
});

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { decoderOf } from './decoder.ts';
import { encodingOf } from './encoding.ts';

/** The encoding declaration is in the first bytes of a file. */
const HEAD_BYTES = 1024;
/** Some milliseconds of reading, so that a service which imports answers others in between. */
const CHUNK_BYTES = 16_384;

/**
 * The text of a file, in pieces of at most 16 KiB, without its byte-order mark. `onBytes` gets the number of bytes
 * read.
 * @throws FileFault where the bytes are invalid in the file's encoding
 */
export async function* decodedText(path: string, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = decoderOf(encodingOf(await headOf(path)));
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const bytes = chunk as Uint8Array;
    onBytes?.(bytes.byteLength);
    const text = decoder.decode(bytes);
    if (text !== '') yield text;
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}

/** The first characters of a file, whatever its encoding. @throws FileFault */
export async function firstText(path: string): Promise<string> {
  const head = await headOf(path);
  const { name } = encodingOf(head);
  return new TextDecoder(name === 'us-ascii' ? 'latin1' : name).decode(head, { stream: true });
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read({ buffer: new Uint8Array(HEAD_BYTES), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
/** Most bytes of UTF-8 per UTF-16 code unit. */
const MOST_PER_UNIT = 3;

/** Reused from call to call; a longer text has a buffer of its own. */
const scratch = Buffer.alloc(BLOCK_BYTES + 4_096);

/**
 * A key for HMAC-SHA256 (RFC 2104) over text, by Node's one-shot hash: its `createHmac` takes three times as long for a
 * short text. The key is in private members, which are neither printed nor serialized.
 */
export class MacKey {
  readonly #inner: Buffer;
  readonly #outer: Buffer;

  /** @param key at most 64 bytes */
  constructor(key: Uint8Array) {
    if (key.length > BLOCK_BYTES) throw new RangeError(`A key has at most ${BLOCK_BYTES} bytes`);
    this.#inner = padded(key, 0x36);
    this.#outer = padded(key, 0x5c);
  }

  /** The first `bytes` of the code of a text's UTF-8 form. */
  of(text: string, bytes = HASH_BYTES): Buffer {
    const longest = BLOCK_BYTES + text.length * MOST_PER_UNIT;
    const buffer = longest > scratch.length ? Buffer.alloc(longest) : scratch;
    this.#inner.copy(buffer);
    const length = BLOCK_BYTES + buffer.write(text, BLOCK_BYTES);
    const digest = hash('sha256', buffer.subarray(0, length), 'binary');
    this.#outer.copy(scratch);
    scratch.write(digest, BLOCK_BYTES, 'latin1');
    const code = hash('sha256', scratch.subarray(0, BLOCK_BYTES + HASH_BYTES), 'binary');
    scratch.fill(0, 0, BLOCK_BYTES);
    return Buffer.from(code.slice(0, bytes), 'latin1');
  }
}

function padded(key: Uint8Array, pad: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES, pad);
  for (const [index, byte] of key.entries()) block[index] = byte ^ pad;
  return block;
}

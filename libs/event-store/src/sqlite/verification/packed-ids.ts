/** Bytes of a UUID. */
export const ID_BYTES = 16;

/** Characters of a UUID's text. */
export const ID_LENGTH = 36;

const DASH = 0x2d;

/** The value of each lower-case hexadecimal digit by its code; 255 for all else. */
const DIGITS = Uint8Array.from({ length: 256 }, (_, code) => '0123456789abcdef'.indexOf(String.fromCharCode(code)));

/** The UUIDs whose texts, in lower case, follow one another; undefined where that is not what the bytes are. */
export function packedIds(texts: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const ids = new Uint8Array((texts.length / ID_LENGTH) * ID_BYTES);
  let [at, wrong] = [0, texts.length % ID_LENGTH];
  for (let id = 0; id < ids.length; id += 1) {
    const place = id % ID_BYTES;
    if (place === 4 || place === 6 || place === 8 || place === 10) {
      if (texts[at] !== DASH) return undefined;
      at += 1;
    }
    const [high, low] = [DIGITS[texts[at] as number] as number, DIGITS[texts[at + 1] as number] as number];
    wrong |= (high & 0xf0) | (low & 0xf0);
    ids[id] = (high << 4) | low;
    at += 2;
  }
  return wrong === 0 ? ids : undefined;
}

/** Bytes of a UUID. */
export const ID_BYTES = 16;

/** Characters of a UUID's text. */
export const ID_LENGTH = 36;

const DASH = 0x2d;
const DASHES = [8, 13, 18, 23] as const;

/** The bytes of UUIDs whose texts, in lower case, follow one another; undefined where that is not what the text is. */
export function packedIds(text: string): Buffer | undefined {
  for (let at = 0; at < text.length; at += ID_LENGTH)
    for (const dash of DASHES) if (text.charCodeAt(at + dash) !== DASH) return undefined;
  const digits = text.replaceAll('-', '');
  if (digits.length * ID_LENGTH !== text.length * ID_BYTES * 2) return undefined;
  const ids = Buffer.from(digits, 'hex');
  // Decoding takes capitals too, and ends at the first letter that is no digit.
  return ids.toString('hex') === digits ? ids : undefined;
}

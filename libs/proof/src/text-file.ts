import { type Outcome, refused } from './outcome.ts';
import { decodeUtf8 } from './utf8.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * The text of a file that the verifier brings (a policy, a checkpoint, a proof, an event), as its machine has saved it:
 * UTF-8 or UTF-16, with or without a byte order mark, lines ended by LF or CRLF. The formats themselves are UTF-8 with
 * LF, so the answer is that. Never throws.
 */
export function textOfFile(bytes: Uint8Array): Outcome<{ text: string }> {
  const text = decoded(bytes);
  if (text === undefined) return refused('it is neither UTF-8 text nor UTF-16');
  const unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  return { ok: true, text: unmarked.replaceAll('\r\n', '\n') };
}

function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = [bytes[0], bytes[1]];
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, 0);
  if (first === 0xfe && second === 0xff) return decodeUtf16(bytes, 1);
  // Every format begins with an ASCII character, so a zero beside it is half of a UTF-16 unit.
  if (bytes.length > 1 && first !== 0 && second === 0) return decodeUtf16(bytes, 0);
  if (bytes.length > 1 && first === 0 && second !== 0) return decodeUtf16(bytes, 1);
  return decodeUtf8(bytes);
}

/** `low`: which byte of each pair is the lower one. Undefined where the bytes are no well-formed UTF-16. */
function decodeUtf16(bytes: Uint8Array, low: 0 | 1): string | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  let text = '';
  for (let at = 0; at < bytes.length; at += 2)
    text += String.fromCharCode((bytes[at + low] as number) | ((bytes[at + 1 - low] as number) << 8));
  return text.isWellFormed() ? text : undefined;
}

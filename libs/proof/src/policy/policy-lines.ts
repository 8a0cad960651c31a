import { isBytes } from '../bytes.ts';
import { type Outcome, refused } from '../outcome.ts';
import { decodeUtf8, encodeUtf8 } from '../utf8.ts';

/** One line of a policy file, its items as strings of octets: one character for each, as the format compares them. */
export interface PolicyLine {
  /** 1, 2, 3 … in the file. */
  readonly number: number;
  readonly items: readonly string[];
}

const octetsOf = (text: string): Uint8Array => Uint8Array.from(text, (octet) => octet.charCodeAt(0));

/** An item as text; octets that are not UTF-8 are written as \xNN. */
export const shown = (item: string): string =>
  decodeUtf8(octetsOf(item)) ??
  item.replaceAll(/[\u0080-\u00ff]/g, (octet) => `\\x${octet.charCodeAt(0).toString(16)}`);

/**
 * The significant lines of a policy file (C2SP tlog-policy): items are separated by spaces and tabs, lines by newlines;
 * empty lines and those that begin with '#' are ignored. Any other control character is refused.
 */
export function policyLines(input: unknown): Outcome<{ lines: PolicyLine[] }> {
  const octets = isBytes(input) ? new Uint8Array(input) : typeof input === 'string' ? encodeUtf8(input) : undefined;
  if (octets === undefined) return refused('a policy is text');
  const lines: PolicyLine[] = [];
  let number = 0;
  for (const line of Array.from(octets, (octet) => String.fromCharCode(octet))
    .join('')
    .split('\n')) {
    number += 1;
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line)) return refused(`line ${number} has a control character`);
    const items = line.split(/[ \t]+/).filter((item) => item !== '');
    if (items[0] !== undefined && !items[0].startsWith('#')) lines.push({ number, items });
  }
  return { ok: true, lines };
}

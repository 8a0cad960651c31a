import { comparableText, type Identifier } from '@pacta/ledger';

/**
 * `<list code>-<number>`, where the list code is two letters of a country or of an international register, a hyphen and
 * the register (org-id.guide): `GB-COH-11126312`, `XM-DAC-928`. The numbers that 360Giving publishers give themselves
 * start with `360G-`.
 */
const WITH_SCHEME = /^([A-Za-z]{2}-[A-Za-z][A-Za-z0-9_]+|360[Gg])-\s*(.+)$/u;

/**
 * Splits a published organisation ref. Undefined where it has no scheme (`41AAA`, `60000`, `N/A`, or `CA-3`, an agency
 * number of the old lists): then the ref alone has no meaning outside the publisher's own files. What nobody sees in it
 * is taken out.
 */
export function identifierOf(ref: string): Identifier | undefined {
  const [, scheme, number] = WITH_SCHEME.exec(comparableText(ref)) ?? [];
  if (scheme === undefined || number === undefined) return undefined;
  const upper = scheme.toUpperCase();
  return upper.length > 64 || number.length > 200 ? undefined : { scheme: upper, ref: number };
}

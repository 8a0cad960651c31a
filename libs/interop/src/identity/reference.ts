import { comparableText, type Identifier } from '@pacta/ledger';

/**
 * `<list code>-<number>`, where the list code is two letters of a country or of an international register, a hyphen and
 * the register (org-id.guide): `GB-COH-11126312`, `XM-DAC-928`. The numbers that 360Giving publishers give themselves
 * start with `360G-`.
 */
const WITH_SCHEME = /^([A-Za-z]{2}-[A-Za-z][A-Za-z0-9_]+|360[Gg])-\s*(.+)$/u;

/**
 * A channel code of the OECD's list that stands for a kind of organisation: of the public sector (1…), of the private one
 * (6…), of others (9…), or the heading of a group (`21000`, an international NGO).
 */
const KIND_OF_ORGANISATION = /^(?:XM-DAC-)?(?:[169]\d{4}|[1-9]\d000)$/i;

/** Whether a published ref names a kind of organisation, and no organisation: `63000`, `XM-DAC-63000`. */
export const isKindOfOrganisation = (ref: string): boolean => KIND_OF_ORGANISATION.test(comparableText(ref));

/**
 * Splits a published organisation ref. Undefined where it has no scheme (`41AAA`, `N/A`, or `CA-3`, an agency number of the
 * old lists), or names a kind of organisation: then the ref alone has no meaning outside the publisher's own files. What nobody sees in it
 * is taken out.
 */
export function identifierOf(ref: string): Identifier | undefined {
  if (isKindOfOrganisation(ref)) return undefined;
  const [, scheme, number] = WITH_SCHEME.exec(comparableText(ref)) ?? [];
  if (scheme === undefined || number === undefined) return undefined;
  const upper = scheme.toUpperCase();
  return upper.length > 64 || number.length > 200 ? undefined : { scheme: upper, ref: number };
}

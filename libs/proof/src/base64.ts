import { decodeBase64url, encodeBase64url } from './base64url.ts';

/** Standard base64 with padding (RFC 4648, section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encodeBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

const WELL_PADDED = /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/;

/**
 * The bytes of a standard base64 text, or undefined where it is not canonical: padding is required and unused bits must
 * be zero, so that no two texts mean the same bytes.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (typeof text !== 'string' || !WELL_PADDED.test(text)) return undefined;
  return decodeBase64url(text.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'));
}

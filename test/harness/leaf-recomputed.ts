import { createHash } from 'node:crypto';
import type { ApiClient } from './api-client.ts';

/**
 * Canonical JSON (RFC 8785) for the types in leaves: strings, integers, arrays, objects. Implemented independently, so that
 * the tests do not check the ledger with its own code.
 */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

/** The RFC 6962 leaf hash (hex), recomputed from the service's answer about an event. */
export async function recomputedLeafHash(api: ApiClient, token: string, event: string): Promise<string> {
  const { body } = await api.call('getEvent', { token, path: { eventId: event } });
  const { eventId, stream, revision, type, data, metadata } = body;
  const leaf = canonical({ eventId, stream, revision, type, data, metadata });
  return createHash('sha256').update(Uint8Array.of(0)).update(leaf).digest('hex');
}

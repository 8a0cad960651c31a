import type { EventIdRange } from '@pacta/event-store';

const SHORTEST = 6;

/**
 * The range of event ids with a prefix of at least 6 hexadecimal digits, with or without hyphens. Undefined for any
 * other text.
 */
export function eventIdRange(prefix: string, shortest = SHORTEST): EventIdRange | undefined {
  const digits = prefix.toLowerCase().replaceAll('-', '');
  if (!/^[0-9a-f]+$/.test(digits) || digits.length < shortest || digits.length > 32) return undefined;
  return { from: uuid(digits.padEnd(32, '0')), to: uuid(digits.padEnd(32, 'f')) };
}

const uuid = (digits: string): string => digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

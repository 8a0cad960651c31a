import type { StreamName } from './stream.ts';
import type { IndexedEvent } from './view.ts';

/** A UUID that shows its numbers. */
export const uuidOf = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-5000-8000-${String(number).padStart(12, '0')}`;

/**
 * Events of one stream of a test: type, data and, where it matters, the effective date. Ids and positions are derived.
 */
export const streamOf = (
  stream: StreamName,
  ...written: readonly (readonly [type: string, data: unknown, effectiveOn?: string])[]
): IndexedEvent[] =>
  written.map(([type, data, effectiveOn], at) => ({
    eventId: uuidOf(1, at),
    stream,
    revision: at,
    position: 10 + at,
    type,
    data,
    metadata: {
      actor: 'actor-1',
      commandId: uuidOf(2, at),
      recordedAt: `2026-04-12T09:${String(at).padStart(2, '0')}:00.000Z`,
      salt: 'salt',
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
    },
  }));

import { categoryOf, streamName, type EntityView, type IndexedEvent, type StreamCategory } from '@pacta/ledger';

/** A log for tests, written event by event: ids, revisions, positions and instants follow from the order. */
export interface IndexedLog {
  readonly events: readonly IndexedEvent[];
  write(
    category: StreamCategory,
    id: string,
    type: string,
    data: unknown,
    more?: Partial<IndexedEvent['metadata']>,
  ): IndexedEvent;
  /** One state per stream of the view's category, folded up to and including `position`. */
  fold<State>(view: EntityView<State>, position?: number): State[];
}

/** A UUID that shows its number: the same for the same label and number. */
export const uuidOf = (kind: number, number: number): string =>
  `${String(kind).padStart(8, '0')}-0000-5000-8000-${String(number).padStart(12, '0')}`;

const DAY = ['2026-01-05', '2026-02-10', '2026-03-15', '2026-04-12'] as const;

export function indexedLog(partnershipId: string = uuidOf(9, 1)): IndexedLog {
  const events: IndexedEvent[] = [];
  const revisions = new Map<string, number>();
  return {
    events,
    write(category, id, type, data, more = {}) {
      const stream = streamName(category, id);
      const revision = (revisions.get(stream) ?? -1) + 1;
      revisions.set(stream, revision);
      const position = events.length;
      const recordedAt = `${DAY[Math.min(3, Math.floor(position / 10))]}T09:${String(position % 60).padStart(2, '0')}:00.000Z`;
      const metadata = {
        actor: 'actor-1',
        commandId: uuidOf(2, position),
        recordedAt,
        partnershipId,
        salt: 'salt',
        ...more,
      };
      // Ids differ in their first characters, as real ones do.
      const eventId = `${(0x1a2b3c4d + position * 0x01010107).toString(16)}-0000-5000-8000-${String(position).padStart(12, '0')}`;
      const event = { eventId, stream, revision, type, data, metadata, position };
      events.push(event);
      return event;
    },
    fold(view, position = Number.POSITIVE_INFINITY) {
      const states = new Map<string, ReturnType<typeof view.fold.evolve>>();
      for (const event of events) {
        if (event.position > position || categoryOf(event.stream) !== view.category) continue;
        states.set(event.stream, view.fold.evolve(states.get(event.stream) ?? view.fold.initialState, event));
      }
      return [...states.values()];
    },
  };
}

import { expect, test } from '@jest/globals';
import { createMemoryStore, type NewEvent } from '@pacta/event-store';
import { tracedStore } from './traced-store.ts';

const event = (eventId: string): NewEvent => ({
  eventId,
  type: 'Pledged.v1',
  data: {},
  metadata: { actor: 'a', commandId: 'c', recordedAt: '2026-01-01T00:00:00.000Z', salt: 's' },
  sealed: {},
});

test('the store as writers see it checks what an append is based on, as the store itself does', async () => {
  const store = tracedStore(createMemoryStore(), async () => 'reached');
  await store.append('commitment-a', 'none', [event('1')]);
  const unmoved = [{ stream: 'commitment-a', revision: 'none' }] as const;
  expect(await store.append('commitment-b', 'none', [event('2')], { unmoved })).toEqual({
    kind: 'basis-moved',
    stream: 'commitment-a',
    actual: 0,
  });
  expect(await store.readStream('commitment-b')).toEqual([]);
});

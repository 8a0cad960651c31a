import { describe, expect, test } from '@jest/globals';
import { leafBytes, MAX_LEAF_BYTES } from '@pacta/proof';
import { isAfter } from '../port.ts';
import { asAppended, everything, freshStream, idsOf, sampleEvent, sampleEvents } from './sample-events.ts';
import type { StoreUnderTest } from './store-under-test.ts';

/** Expected revisions, the result of an append, and appends refused before they reach the log. */
export function appendingContract(subject: () => StoreUnderTest): void {
  describe('appending', () => {
    test('to an absent stream at none gives revision 0 and a token', async () => {
      const store = subject().store();
      const appended = await store.append(freshStream(), 'none', [sampleEvent()]);
      expect(appended).toEqual({ kind: 'appended', revision: 0, token: expect.stringMatching(/^\d+$/) });
    });

    test('several events gives the revision and the token of the last', async () => {
      const store = subject().store();
      const stream = freshStream();
      const appended = await store.append(stream, 'none', sampleEvents(3));
      const last = (await store.readStream(stream)).at(-1);
      expect(appended).toEqual({ kind: 'appended', revision: 2, token: last?.token });
    });

    test('at the exact revision goes on from there, with a later token', async () => {
      const store = subject().store();
      const stream = freshStream();
      const first = await store.append(stream, 'none', sampleEvents(2));
      const second = await store.append(stream, 1, [sampleEvent()]);
      expect(second).toMatchObject({ kind: 'appended', revision: 2 });
      if (first.kind === 'appended' && second.kind === 'appended')
        expect(isAfter(second.token, first.token)).toBe(true);
    });

    test.each([
      ['none where the stream has events', 'none', 2, 1],
      ['an earlier revision', 0, 2, 1],
      ['a revision ahead', 7, 2, 1],
      ['a revision of an absent stream', 0, 0, 'none'],
    ] as const)(
      'expecting %s is a wrong revision that names the actual one',
      async (_case, expected, existing, actual) => {
        const store = subject().store();
        const stream = freshStream();
        if (existing > 0) await store.append(stream, 'none', sampleEvents(existing));
        expect(await store.append(stream, expected, [sampleEvent()])).toEqual({ kind: 'wrong-revision', actual });
        expect(await store.readStream(stream)).toHaveLength(existing);
      },
    );

    test('gives back exactly what was appended, its canonical leaf and its boxes', async () => {
      const store = subject().store();
      const stream = freshStream();
      const mark = {
        $sealed: {
          box: 'R2CQfAyf2ObLyEaaOT_my2jg8FVigj7wc-szATWSPK4',
          class: 'partners',
          digest: 'Yl6teaLtuq24nBu8WVI0IaiL9o1VVjnDWTnF-dzmQiI',
        },
      };
      const sealed = { '/lines/0/amount': { box: 'Ix6xWuEd7C9W', key: 'k1', nonce: 'WaDy5Khgu8oHlq0w' } };
      const event = sampleEvent(
        { z: 1, é: ['\u{1F600}', 'a\nb', null, true, -3], lines: [{ amount: mark }], a: {} },
        { sealed },
      );
      await store.append(stream, 'none', [sampleEvent(), event]);
      const [, read] = await store.readStream(stream);
      expect(read && asAppended(read)).toEqual(event);
      expect(read).toMatchObject({ stream, revision: 1 });
      expect(Buffer.from(read?.leaf ?? [])).toEqual(Buffer.from(leafBytes({ ...event, stream, revision: 1 })));
    });

    test('keeps the order within and between appends', async () => {
      const store = subject().store();
      const stream = freshStream();
      const events = sampleEvents(25);
      for (let n = 0; n < events.length; n += 5)
        await store.append(stream, n === 0 ? 'none' : n - 1, events.slice(n, n + 5));
      const read = await store.readStream(stream);
      expect(idsOf(read)).toEqual(idsOf(events));
      expect(read.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
    });

    test('a leaf of 65,535 bytes is taken', async () => {
      const store = subject().store();
      const stream = freshStream();
      const event = sampleEvent({ text: '' });
      const room = MAX_LEAF_BYTES - leafBytes({ ...event, stream, revision: 0 }).byteLength;
      const appended = await store.append(stream, 'none', [{ ...event, data: { text: 'x'.repeat(room) } }]);
      expect(appended.kind).toBe('appended');
      expect((await store.readStream(stream))[0]?.leaf).toHaveLength(MAX_LEAF_BYTES);
    });

    const repeated = sampleEvent();
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    test.each([
      ['nothing', 'empty', []],
      ['a leaf over 65,535 bytes', 'leaf-too-large', [sampleEvent({ text: 'x'.repeat(MAX_LEAF_BYTES) })]],
      ['more than 1 MiB', 'too-large', Array.from({ length: 18 }, () => sampleEvent({ text: 'x'.repeat(60_000) }))],
      ['the same id twice', 'repeated-id', [repeated, sampleEvent(), repeated]],
      ['a float', 'not-canonical', [sampleEvent({ amount: 12.5 })]],
      ['a number too large to be exact', 'not-canonical', [sampleEvent({ amount: 2 ** 53 })]],
      ['text with a lone surrogate', 'not-canonical', [sampleEvent({ note: '\ud800' })]],
      ['a date object', 'not-canonical', [sampleEvent({ on: new Date(0) })]],
      ['data that contains itself', 'not-canonical', [sampleEvent(cyclic)]],
      ['no data', 'not-canonical', [sampleEvent(undefined, { data: undefined })]],
      [
        'metadata that is not text',
        'not-canonical',
        [sampleEvent({}, { metadata: { ...repeated.metadata, salt: 7 as never } })],
      ],
    ])('%s is refused, and leaves nothing', async (_case, code, events) => {
      const store = subject().store();
      const stream = freshStream();
      await expect(store.append(stream, 'none', events)).rejects.toMatchObject({ name: 'AppendRefused', code });
      expect(await store.readStream(stream)).toEqual([]);
    });

    test('a refused append leaves nothing in the whole log', async () => {
      const store = subject().store();
      const before = await store.head();
      const stream = freshStream();
      await store.append(stream, 'none', [sampleEvent()]);
      await store.append(stream, 'none', sampleEvents(2));
      await expect(store.append(stream, 0, [sampleEvent({ half: 0.5 })])).rejects.toThrow();
      const read = await everything(store.readAll(before === undefined ? {} : { from: before }));
      expect(read.filter((event) => event.stream === stream)).toHaveLength(1);
    });
  });
}

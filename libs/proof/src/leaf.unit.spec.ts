import { describe, expect, test } from '@jest/globals';
import { encodeHex, leafBytes, leafHash } from './index.ts';

/** The whole-event vector of the integrity design, letter for letter. */
const LEAF =
  '{"data":{"disclosure":"2026-03","lines":[{"amount":{"$sealed":{"box":"R2CQfAyf2ObLyEaaOT_my2jg8FVigj7wc-szATWSPK4","class":"partners","digest":"Yl6teaLtuq24nBu8WVI0IaiL9o1VVjnDWTnF-dzmQiI"}},"kind":"direct","stage":"raw-materials"}]},"eventId":"0b3a5c1e-6f5d-5a64-9c43-3d1c7f0a9e21","metadata":{"actor":"actor-1","commandId":"5f2a1c30-0000-5000-8000-000000000002","effectiveOn":"2026-03-31","partnershipId":"3f0c2c8e-0000-7000-8000-000000000003","recordedAt":"2026-04-12T09:30:00.000Z","salt":"xBxw0OXfrnnTLzUfxZrqTg"},"revision":1,"stream":"costbook-3f0c2c8e-0000-7000-8000-000000000001","type":"CostLinesDisclosed.v1"}';

const event = {
  type: 'CostLinesDisclosed.v1',
  stream: 'costbook-3f0c2c8e-0000-7000-8000-000000000001',
  revision: 1,
  eventId: '0b3a5c1e-6f5d-5a64-9c43-3d1c7f0a9e21',
  metadata: {
    salt: 'xBxw0OXfrnnTLzUfxZrqTg',
    recordedAt: '2026-04-12T09:30:00.000Z',
    effectiveOn: '2026-03-31',
    actor: 'actor-1',
    commandId: '5f2a1c30-0000-5000-8000-000000000002',
    partnershipId: '3f0c2c8e-0000-7000-8000-000000000003',
  },
  data: {
    lines: [
      {
        stage: 'raw-materials',
        kind: 'direct',
        amount: {
          $sealed: {
            digest: 'Yl6teaLtuq24nBu8WVI0IaiL9o1VVjnDWTnF-dzmQiI',
            class: 'partners',
            box: 'R2CQfAyf2ObLyEaaOT_my2jg8FVigj7wc-szATWSPK4',
          },
        },
      },
    ],
    disclosure: '2026-03',
  },
};

describe('leaf bytes', () => {
  test('are those of the whole-event vector, and hash to its leaf hash', () => {
    const bytes = leafBytes(event);
    expect(new TextDecoder().decode(bytes)).toBe(LEAF);
    expect(bytes).toHaveLength(620);
    expect(encodeHex(leafHash(bytes))).toBe('357181a451c739262c92f79234f54f1586ef4dfa74e500a625e35014cc3e5e34');
  });

  test('leave out what the store adds', () => {
    const stored = { ...event, token: '7', sealed: { '/lines/0/amount': {} }, position: 3 };
    expect(leafBytes(stored)).toEqual(leafBytes(event));
  });

  test('change with each of the six members', () => {
    const changes = [
      { eventId: 'e' },
      { stream: 's' },
      { revision: 2 },
      { type: 'CostLinesDisclosed.v2' },
      { data: {} },
      { metadata: {} },
    ];
    const hashes = [{}, ...changes].map((change) => encodeHex(leafHash(leafBytes({ ...event, ...change }))));
    expect(new Set(hashes).size).toBe(7);
  });
});

test.each([
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['L123456', '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56'],
])('leaf hash of %j is the published one', (text, hash) => {
  expect(encodeHex(leafHash(new TextEncoder().encode(text)))).toBe(hash);
});

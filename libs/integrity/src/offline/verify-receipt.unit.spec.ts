import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  canonicalJson,
  ed25519Signer,
  encodeHex,
  formatCheckpoint,
  formatProofFile,
  formatVerifierKey,
  leafBytes,
  leafHash,
  noteSigner,
  proveInclusion,
  rootOf,
  signNote,
  sourceOfLeafHashes,
  type LeafContent,
} from '@pacta/proof';
import { verifyReceipt } from './verify-receipt.ts';

const SALT = 'AAAAAAAAAAAAAAAAAAAAAA';
const VALUE = { amount: '125000', currency: 'EUR' };
const digest = createHash('sha256')
  .update(Buffer.from(SALT, 'base64url'))
  .update(canonicalJson(VALUE))
  .digest('base64url');
const content = (revision: number): LeafContent => ({
  eventId: `0b3a5c1e-6f5d-5a64-9c43-00000000000${revision}`,
  stream: 'commitment-a',
  revision,
  type: 'Pledged.v1',
  data: { note: `pledge ${revision}`, amount: { $sealed: { box: digest, class: 'partners', digest } } },
  metadata: { actor: 'funder', recordedAt: '2026-04-12T09:30:00.000Z', effectiveOn: '2026-03-31', salt: SALT },
});
const INDEX = 3;
const leaves = [0, 1, 2, 3, 4, 5].map((revision) => leafHash(leafBytes(content(revision))));
const source = sourceOfLeafHashes(leaves);
const signer = noteSigner('pacta/test', ed25519Signer(new Uint8Array(32).fill(1)));
const other = noteSigner('pacta/test', ed25519Signer(new Uint8Array(32).fill(2)));
const POLICY = `log ${formatVerifierKey(signer.key)}\nquorum none\n`;

function proofFile(by = signer): string {
  const size = BigInt(leaves.length);
  const [root, proved] = [rootOf({ size, source }), proveInclusion({ index: BigInt(INDEX), size, source })];
  if (!root.ok || !proved.ok) throw new Error('no proof');
  const checkpoint = signNote(formatCheckpoint({ origin: 'pacta/test', size, root: root.root }), [by]);
  return formatProofFile({ index: BigInt(INDEX), proof: proved.proof, checkpoint });
}

/** As `pacta show --json` prints it. */
const shown = {
  position: INDEX,
  ...content(INDEX),
  recordedAt: '2026-04-12T09:30:00.000Z',
  effectiveOn: '2026-03-31',
  actor: 'funder',
  partnershipId: null,
  opened: { '/amount': { value: VALUE, salt: SALT } },
  leafHash: encodeHex(leaves[INDEX] as Uint8Array),
  sealed: [],
};
const verify = (event: unknown, proof = proofFile(), policy = POLICY) =>
  verifyReceipt({ proof, event: typeof event === 'string' ? event : JSON.stringify(event), policy });

describe('a receipt', () => {
  test.each([
    ['as show prints it', shown],
    [
      'as a line of the log among others',
      [5, 3, 4].map((n) => JSON.stringify({ ...content(n), position: n })).join('\n'),
    ],
    ['as a command answers it', { id: 'x', events: [shown], receipt: {} }],
    ['with nothing but what the leaf binds', content(INDEX)],
  ])('verifies %s, and lists its checks', (_how, event) => {
    const report = verify(event);
    expect(report).toMatchObject({ ok: true, events: 1, firstBad: null, kind: null });
    expect(report.checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['event', 'opened fields', 'checkpoint', 'witnesses', 'inclusion']),
    );
  });

  test.each([
    [
      'another value in its data',
      { ...shown, leafHash: undefined, data: { ...(shown.data as object), note: 'forged' } },
      'not-included',
    ],
    ['content that its own leafHash contradicts', { ...shown, data: { note: 'forged' } }, 'altered-event'],
    ['another actor beside its metadata', { ...shown, actor: 'chair' }, 'altered-event'],
    ['an effective date that nobody recorded', { ...shown, effectiveOn: '2025-01-01' }, 'altered-event'],
    ['another position', { ...shown, position: 2 }, 'altered-event'],
    [
      'another opened value',
      { ...shown, opened: { '/amount': { value: { amount: '1', currency: 'EUR' }, salt: SALT } } },
      'altered-value',
    ],
    [
      'a value opened where nothing is sealed',
      { ...shown, opened: { '/note': { value: 'x', salt: SALT } } },
      'altered-value',
    ],
    ['no metadata', { ...shown, metadata: undefined }, 'malformed'],
    ['no JSON', '{', 'malformed'],
  ])('with %s fails and says what kind of failure it is', (_what, event, kind) => {
    expect(verify(event)).toMatchObject({ ok: false, kind, firstBad: { why: expect.any(String) } });
  });

  test('of another log, signed by another key or below its quorum fails', () => {
    expect(verify(shown, proofFile(other))).toMatchObject({ ok: false, kind: 'not-signed' });
    const elsewhere = noteSigner('pacta/elsewhere', ed25519Signer(new Uint8Array(32).fill(1)));
    expect(verify(shown, proofFile(), `log ${formatVerifierKey(elsewhere.key)}\nquorum none\n`)).toMatchObject({
      ok: false,
      kind: 'unknown-log',
    });
    expect(verify(shown, 'c2sp.org/tlog-proof@v1\n')).toMatchObject({ ok: false, kind: 'malformed' });
    expect(verify(shown, proofFile(), 'log nonsense')).toMatchObject({ ok: false, kind: 'malformed' });
  });

  test('what is wrong with the proof or the policy is never laid on the event', () => {
    const none = { position: null, stream: null, revision: null, eventId: null };
    for (const [proof, policy] of [
      ['c2sp.org/tlog-proof@v1\n', POLICY],
      [proofFile(other), POLICY],
      [proofFile(), 'log nonsense'],
      [proofFile(), `\ufeff${POLICY}`],
    ])
      expect([policy, verify(shown, proof, policy).firstBad]).toEqual([policy, { ...none, why: expect.any(String) }]);
    const altered = verify({ ...shown, actor: 'chair' });
    expect(altered.firstBad).toMatchObject({ position: INDEX, eventId: shown.eventId });
  });

  test('any byte of its proof changed fails, or changes nothing that is said', () => {
    const proof = Buffer.from(proofFile());
    for (let place = 0; place < proof.length; place += 1) {
      const flipped = Buffer.from(proof);
      flipped[place] = (proof[place] as number) ^ 0x01;
      expect([place, verifyReceipt({ proof: flipped, event: JSON.stringify(shown), policy: POLICY }).ok]).toEqual([
        place,
        false,
      ]);
    }
  });
});

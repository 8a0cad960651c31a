import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  cosigner,
  ed25519Signer,
  encodeBase64,
  formatCheckpoint,
  formatProofFile,
  formatVerifierKey,
  leafHash,
  noteSigner,
  parseProofFile,
  type ProofFile,
  proveInclusion,
  rootOf,
  signNote,
  sourceOfLeafHashes,
  verifyProofFile,
} from '../index.ts';
import { runs } from '../property-runs.fixture.ts';

const seed = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const log = noteSigner('log.example/red', ed25519Signer(seed(1)));
const witness = cosigner('witness.example', ed25519Signer(seed(2)), 1_700_000_000n);
const policy = `log ${formatVerifierKey(log.key)}\nwitness w ${formatVerifierKey(witness.key)}\nquorum w\n`;
const leaves = Array.from({ length: 11 }, (_, index) => leafHash(Uint8Array.of(index)));
const source = sourceOfLeafHashes(leaves);

function fileOf(index: bigint, size = 11n, signers = [log, witness]): string {
  const proved = proveInclusion({ index, size, source });
  const root = rootOf({ size, source });
  if (!proved.ok || !root.ok) throw new Error('nothing to prove');
  const checkpoint = signNote(formatCheckpoint({ origin: 'log.example/red', size, root: root.root }), signers);
  return formatProofFile({ index, proof: proved.proof, checkpoint });
}

const FILE = fileOf(6n);
const leaf = leaves[6] as Uint8Array;

describe('a proof file', () => {
  test('is written as the specification lays it out, and read back', () => {
    const file: ProofFile = { index: 6n, proof: [seed(3), seed(4)], checkpoint: 'a\n', extra: Uint8Array.of(1, 2) };
    const text = `c2sp.org/tlog-proof@v1\nextra AQI=\nindex 6\n${encodeBase64(seed(3))}\n${encodeBase64(seed(4))}\n\na\n`;
    expect(formatProofFile(file)).toBe(text);
    expect(parseProofFile(text)).toEqual({ ok: true, file });
    expect(parseProofFile('c2sp.org/tlog-proof@v1\nindex 0\n\n')).toEqual({
      ok: true,
      file: { index: 0n, proof: [], checkpoint: '' },
    });
  });

  test('comes back, whatever is in it', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const files = fc.record(
      {
        index: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
        proof: fc.array(hash, { maxLength: 64 }),
        checkpoint: fc.constant('a\n\nb\n'),
        extra: fc.uint8Array(),
      },
      { requiredKeys: ['index', 'proof', 'checkpoint'] },
    );
    fc.assert(
      fc.property(files, (file) => void expect(parseProofFile(formatProofFile(file))).toEqual({ ok: true, file })),
    );
  });

  const noIndex = "there is no line 'index' with a decimal number";
  test.each<[string, unknown, string]>([
    ['nothing', '', 'the proof file has no blank line before its checkpoint'],
    [
      'no blank line',
      FILE.replace('\n\n', '\n').split('\n\n')[0],
      'the proof file has no blank line before its checkpoint',
    ],
    ['another header', FILE.replace('@v1', '@v2'), "the first line is not 'c2sp.org/tlog-proof@v1'"],
    ['a space after the header', FILE.replace('@v1', '@v1 '), "the first line is not 'c2sp.org/tlog-proof@v1'"],
    ['no index', FILE.replace('index 6\n', ''), noIndex],
    ['an empty index', FILE.replace('index 6', 'index '), noIndex],
    ['a leading zero', FILE.replace('index 6', 'index 06'), noIndex],
    ['a negative index', FILE.replace('index 6', 'index -6'), noIndex],
    ['an index in hex', FILE.replace('index 6', 'index 0x6'), noIndex],
    ['an index of 2^64', FILE.replace('index 6', `index ${2n ** 64n}`), noIndex],
    ['another word for the index', FILE.replace('index 6', 'place 6'), noIndex],
    ['two spaces', FILE.replace('index 6', 'index  6'), noIndex],
    ['a space at its end', FILE.replace('index 6', 'index 6 '), noIndex],
    ['extra data after the index', FILE.replace('index 6', 'index 6\nextra AQI='), 'hash 1 is not base64 of 32 bytes'],
    ['extra data twice', FILE.replace('index 6', 'extra AQI=\nextra AQI=\nindex 6'), noIndex],
    ['extra data that are not base64', FILE.replace('index 6', 'extra !\nindex 6'), 'the extra data are not base64'],
    [
      'a short hash',
      FILE.replace('index 6', `index 6\n${encodeBase64(seed(1).subarray(1))}`),
      'hash 1 is not base64 of 32 bytes',
    ],
    [
      'a long hash',
      FILE.replace('index 6', `index 6\n${encodeBase64(new Uint8Array(64))}`),
      'hash 1 is not base64 of 32 bytes',
    ],
    [
      '66 hashes',
      FILE.replace('index 6', `index 6${`\n${encodeBase64(seed(1))}`.repeat(66)}`),
      'there are more than 65 hashes',
    ],
    ['carriage returns', FILE.replaceAll('\n', '\r\n'), 'the proof file has control characters other than newline'],
    ['null', null, 'the proof file is not UTF-8 text'],
  ])('with %s is refused', (_what, file, reason) => {
    expect(parseProofFile(file as string)).toEqual({ ok: false, reason });
    expect(verifyProofFile({ file: file as string, leafHash: leaf, policy })).toMatchObject({ ok: false, reason });
  });
});

describe('verifying a proof file', () => {
  const verdictOf = (file: unknown, leafHash: unknown = leaf, against: unknown = policy) => {
    const verdict = verifyProofFile({ file, leafHash, policy: against } as never);
    const fault = verdict.checks.find(({ ok }) => !ok);
    return verdict.ok ? 'ok' : `${fault?.name}: ${fault?.kind}: ${verdict.reason}`;
  };

  test.each(leaves.map((hash, index) => [index, hash] as const))('entry %i is proved', (index, hash) => {
    const verdict = verifyProofFile({ file: fileOf(BigInt(index)), leafHash: hash, policy });
    expect(verdict).toMatchObject({ ok: true, index: BigInt(index), checkpoint: { size: 11n } });
    expect(verdict.checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['proof file', true],
      ['checkpoint', true],
      ['signatures', true],
      ['log', true],
      ['witnesses', true],
      ['inclusion', true],
    ]);
  });

  test('extra data are handed on, and prove nothing', () => {
    const file = FILE.replace('index 6', 'extra AQI=\nindex 6');
    expect(verifyProofFile({ file, leafHash: leaf, policy })).toMatchObject({ ok: true, extra: Uint8Array.of(1, 2) });
  });

  test.each<[string, unknown, unknown, unknown, RegExp]>([
    ['of another entry', FILE, leaves[5], policy, /^inclusion: not-included: the proof leads to another root$/],
    ['with another index', FILE.replace('index 6', 'index 7'), leaf, policy, /^inclusion: not-included/],
    ['with an index beyond the tree', FILE.replace('index 6', 'index 11'), leaf, policy, /no leaf 11 in a tree of 11/],
    ['without the witness', fileOf(6n, 11n, [log]), leaf, policy, /^witnesses: below-quorum: w has not cosigned$/],
    ['without the log', fileOf(6n, 11n, [witness]), leaf, policy, /^log: not-signed/],
    ['of another log', FILE, leaf, 'quorum none', /^log: unknown-log/],
    ['of a changed size', FILE.replace('\n11\n', '\n12\n'), leaf, policy, /^signatures: bad-signature/],
    ['with a leaf hash in hex', FILE, 'ab', policy, /^leaf hash: malformed: the leaf hash is not 32 bytes$/],
    ['with a bad policy', FILE, leaf, 'x', /^policy: malformed: the policy can't be read/],
    ['with no policy', FILE, leaf, null, /^policy: malformed/],
    ['with no checkpoint', FILE.slice(0, FILE.indexOf('\n\n') + 2), leaf, policy, /^checkpoint: malformed/],
  ])('%s it is refused', (_what, file, hash, against, reason) => {
    expect(verdictOf(file, hash, against)).toMatch(reason);
  });

  test('where the checkpoint can not be read, what follows is not checked, and shows so', () => {
    const verdict = verifyProofFile({ file: FILE.replace('log.example/red\n', '\n'), leafHash: leaf, policy });
    expect(verdict.checks.filter(({ detail }) => detail.startsWith('not checked')).map(({ name }) => name)).toEqual([
      'signatures',
      'log',
      'witnesses',
      'inclusion',
    ]);
  });

  test('no change of any character passes', () => {
    // What follows 'extra' is opaque, and a line of an unknown key may be anything: neither is in this file.
    fc.assert(
      fc.property(fc.nat(FILE.length - 1), (at) => {
        const other = FILE[at] === 'A' ? 'B' : 'A';
        expect(verdictOf(FILE.slice(0, at) + other + FILE.slice(at + 1))).not.toBe('ok');
        expect(verdictOf(FILE.slice(0, at) + FILE.slice(at + 1))).not.toBe('ok');
      }),
      runs(100),
    );
  });
});

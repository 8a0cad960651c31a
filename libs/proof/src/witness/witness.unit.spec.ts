import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import {
  addSignatures,
  type AddCheckpoint,
  cosigner,
  decideAddCheckpoint,
  ed25519Signer,
  emptyRoot,
  encodeBase64,
  formatAddCheckpoint,
  formatCheckpoint,
  noteSigner,
  originHash,
  parseAddCheckpoint,
  parseNote,
  proveConsistency,
  rootOf,
  signatureLine,
  signNote,
  sourceOfLeafHashes,
  verifyNote,
  type WitnessedHead,
} from '../index.ts';
import { runs } from '../property-runs.fixture.ts';
import { leavesOf } from '../tree/known-trees.fixture.ts';

const seed = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const log = noteSigner('log.example/red', ed25519Signer(seed(1)));
const stranger = noteSigner('log.example/red', ed25519Signer(seed(2)));
const witness = cosigner('witness.example', ed25519Signer(seed(3)), 1_700_000_000n);
const source = sourceOfLeafHashes(leavesOf(40));
const forked = sourceOfLeafHashes(leavesOf(40).with(2, seed(4)));

const rootAt = (size: bigint, of = source): Uint8Array => {
  const found = rootOf({ size, source: of });
  return found.ok ? found.root : seed(0);
};
const headAt = (size: bigint, of = source): WitnessedHead => ({ size, root: rootAt(size, of) });
const bodyAt = (size: bigint, root = rootAt(size)): string =>
  formatCheckpoint({ origin: 'log.example/red', size, root });
const checkpointAt = (size: bigint, root = rootAt(size), signers = [log]): string =>
  signNote(bodyAt(size, root), signers);
const proofOf = (size1: bigint, size2: bigint, of = source): readonly Uint8Array[] => {
  const proved = proveConsistency({ size1, size2, source: of });
  return proved.ok ? proved.proof : [];
};
const request = (oldSize: bigint, size: bigint, change: Partial<AddCheckpoint> = {}): string =>
  formatAddCheckpoint({ oldSize, proof: proofOf(oldSize, size), checkpoint: checkpointAt(size), ...change });
const decide = (body: string | Uint8Array, head?: WitnessedHead) =>
  decideAddCheckpoint({ body, logs: [log.key], latest: (origin) => (origin === 'log.example/red' ? head : undefined) });
const told = (body: string | Uint8Array, head?: WitnessedHead): string => {
  const answer = decide(body, head);
  return answer.status === 200 ? '200' : `${answer.status} ${answer.body}`;
};

describe('the request to a witness', () => {
  test('is laid out as the specification says, and read back', () => {
    const sent = { oldSize: 7n, proof: [seed(5)], checkpoint: 'a\n\n— b\n' };
    expect(formatAddCheckpoint(sent)).toBe(`old 7\n${encodeBase64(seed(5))}\n\na\n\n— b\n`);
    expect(parseAddCheckpoint(formatAddCheckpoint(sent))).toEqual({ ok: true, request: sent });
    expect(parseAddCheckpoint('old 0\n\n')).toEqual({ ok: true, request: { oldSize: 0n, proof: [], checkpoint: '' } });
  });

  const first = "the first line is not 'old' and a decimal number";
  test.each<[string, unknown, string]>([
    ['nothing', '', 'the request has no blank line before its checkpoint'],
    ['no old size', '\n\nx', first],
    ['a leading zero', 'old 01\n\n', first],
    ['two spaces', 'old  1\n\n', first],
    ['a sign', 'old +1\n\n', first],
    ['a size of 2^64', `old ${2n ** 64n}\n\n`, first],
    ['another word', 'new 1\n\n', first],
    ['a short hash', `old 1\n${encodeBase64(seed(1).subarray(1))}\n\n`, 'hash 1 is not base64 of 32 bytes'],
    ['64 hashes', `old 1\n${`${encodeBase64(seed(1))}\n`.repeat(64)}\n`, 'there are more than 63 hashes'],
    ['carriage returns', 'old 1\r\n\r\n', 'the request has control characters other than newline'],
    ['null', null, 'the request is not UTF-8 text'],
  ])('with %s is refused, by 400', (_what, body, reason) => {
    expect(parseAddCheckpoint(body as string)).toEqual({ ok: false, reason });
    expect(told(body as string)).toBe(`400 ${reason}\n`);
  });

  test('with 63 hashes is read', () => {
    expect(parseAddCheckpoint(`old 1\n${`${encodeBase64(seed(1))}\n`.repeat(63)}\n`).ok).toBe(true);
  });
});

describe('the rules of a witness', () => {
  test('a first checkpoint is taken without a proof', () => {
    expect(decide(request(0n, 5n))).toEqual({
      status: 200,
      origin: 'log.example/red',
      head: headAt(5n),
      text: bodyAt(5n),
      checkpoint: checkpointAt(5n),
    });
  });

  test('a later one is taken with the proof that it grew, or that it is the same', () => {
    expect(decide(request(5n, 33n), headAt(5n))).toMatchObject({ status: 200, head: headAt(33n) });
    expect(decide(request(5n, 5n), headAt(5n))).toMatchObject({ status: 200, head: headAt(5n) });
    expect(decide(request(0n, 0n))).toMatchObject({ status: 200, head: { size: 0n, root: emptyRoot() } });
    expect(decide(request(0n, 0n), headAt(0n)).status).toBe(200);
  });

  test('whatever grew is taken, and whatever did not is not', () => {
    const sizes = fc.bigInt({ min: 1n, max: 40n });
    fc.assert(
      fc.property(sizes, sizes, (one, other) => {
        const [old, size] = one < other ? [one, other] : [other, one];
        expect(decide(request(old, size), headAt(old)).status).toBe(200);
        const fork = { proof: proofOf(old, size, forked), checkpoint: checkpointAt(size, rootAt(size, forked)) };
        expect(decide(request(old, size, fork), headAt(old)).status).toBe(old > 2n ? 422 : 200);
      }),
      runs(30),
    );
  });

  test.each<[string, string, WitnessedHead | undefined, RegExp]>([
    ['malformed checkpoint', request(0n, 5n, { checkpoint: 'x' }), undefined, /^400 the note has no blank line/],
    [
      'no checkpoint in the note',
      request(0n, 5n, { checkpoint: signNote('x\n', [log]) }),
      undefined,
      /^400 the checkpoint has fewer/,
    ],
    ['unknown log', request(0n, 5n, { checkpoint: checkpointAt(5n).replaceAll('/red', '/blue') }), undefined, /^404 /],
    [
      'unsigned',
      request(0n, 5n, { checkpoint: checkpointAt(5n, rootAt(5n), [stranger]) }),
      undefined,
      /^403 the log has not signed/,
    ],
    [
      'wrongly signed',
      request(0n, 5n, { checkpoint: checkpointAt(5n).replace('\n5\n', '\n6\n') }),
      undefined,
      /^403 the signature of log/,
    ],
    [
      'once signed and once wrongly',
      request(0n, 5n, { checkpoint: checkpointAt(5n) + signatureLine('x\n', log) }),
      undefined,
      /^403 the signature of log/,
    ],
    ['old above the size', request(6n, 5n), headAt(6n), /^400 the old size is above/],
    ['old above the size, and wrong', request(6n, 5n), headAt(3n), /^400 the old size is above/],
    ['wrong old size', request(3n, 9n), headAt(5n), /^409 5\n$/],
    ['old size of a log never seen', request(3n, 9n), undefined, /^409 0\n$/],
    ['a log that starts anew', request(0n, 9n), headAt(5n), /^409 5\n$/],
    ['shrunk log', request(5n, 3n, { proof: [] }), headAt(5n), /^400 the old size is above/],
    ['no proof', request(5n, 9n, { proof: [] }), headAt(5n), /^422 the proof is empty/],
    [
      'a proof from nothing',
      request(0n, 9n, { proof: [seed(1)] }),
      undefined,
      /^422 a proof from the empty tree is empty/,
    ],
    [
      'a proof between equal sizes',
      request(5n, 5n, { proof: [seed(1)] }),
      headAt(5n),
      /^422 two trees of one size need no proof/,
    ],
    [
      'another tree of one size',
      request(5n, 5n),
      headAt(5n, forked),
      /^422 two trees of one size have different roots/,
    ],
    ['a fork', request(5n, 9n), headAt(5n, forked), /^422 the proof does not lead to the older root: the past differs/],
    [
      'another empty tree',
      request(0n, 0n, { checkpoint: checkpointAt(0n, seed(1)) }),
      undefined,
      /^422 the root of the empty tree/,
    ],
  ])('%s is refused', (_what, body, head, reason) => {
    expect(told(body, head)).toMatch(reason);
  });

  test('409 has its own type, so that a log finds the size', () => {
    expect(decide(request(3n, 9n), headAt(5n))).toEqual({ status: 409, body: '5\n', contentType: 'text/x.tlog.size' });
  });

  test('a log with two keys may sign with either', () => {
    const logs = [log.key, stranger.key];
    const body = request(0n, 5n, { checkpoint: checkpointAt(5n, rootAt(5n), [stranger]) });
    expect(decideAddCheckpoint({ body, logs, latest: () => undefined }).status).toBe(200);
  });

  test('any body gets an answer', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.uint8Array()), (body) => decide(body).status === 400));
  });

  test('a log is found by the hash of its origin', () => {
    expect(originHash('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe("a witness's answer", () => {
  const note = checkpointAt(5n);
  const text = bodyAt(5n);
  const later = cosigner('witness.example', ed25519Signer(seed(3)), 1_700_000_009n);
  const times = (of: string) => {
    const found = verifyNote(of, [log.key, witness.key]);
    return found.ok ? found.note.verified.map(({ time }) => time) : found.reason;
  };

  test('is added to the checkpoint, in place of an older one of the same key', () => {
    const once = addSignatures({ note, lines: signatureLine(text, witness), keys: witness.key });
    const twice = addSignatures({
      note: once.ok ? once.note : '',
      lines: signatureLine(text, later),
      keys: witness.key,
    });
    expect(once.ok && times(once.note)).toEqual([undefined, 1_700_000_000n]);
    expect(twice.ok && times(twice.note)).toEqual([undefined, 1_700_000_009n]);
    expect(twice.ok && twice.added.map(({ time }) => time)).toEqual([1_700_000_009n]);
  });

  test('lines of others are left out, and a key that answers twice is taken once', () => {
    const lines = signatureLine(text, stranger) + signatureLine(text, witness) + signatureLine(text, later);
    const added = addSignatures({ note, lines, keys: [witness.key] });
    const read = parseNote(added.ok ? added.note : '');
    expect(read.ok && read.note.signatures.map(({ name }) => name)).toEqual(['log.example/red', 'witness.example']);
    expect(added.ok && times(added.note)).toEqual([undefined, 1_700_000_000n]);
  });

  test('needs a note and keys that can be read', () => {
    const lines = signatureLine(text, witness);
    expect(addSignatures({ note: 'x', lines, keys: witness.key })).toMatchObject({
      reason: 'the note has no blank line before its signatures',
    });
    expect(addSignatures({ note, lines, keys: 'x' })).toMatchObject({
      reason: 'a verifier key is name+id+key, and its name has no space',
    });
  });

  test('a line under another name with the same id stays', () => {
    const namesake = signatureLine(text, {
      key: { ...witness.key, name: 'elsewhere' },
      sign: () => new Uint8Array(72),
    });
    const added = addSignatures({ note: note + namesake, lines: signatureLine(text, witness), keys: witness.key });
    const read = parseNote(added.ok ? added.note : '');
    expect(read.ok && read.note.signatures.map(({ name }) => name)).toEqual([
      'log.example/red',
      'elsewhere',
      'witness.example',
    ]);
  });

  test.each<[string, unknown, string]>([
    ['of unknown keys alone', signatureLine(text, stranger), 'no line is of a known key'],
    [
      'that does not verify',
      signatureLine(bodyAt(6n), witness),
      `the signature of witness.example+${witness.key.id} does not verify`,
    ],
    ['that is empty', '', 'the note does not end with a signature line'],
    ['that is no line', 'x\n', 'line 1 of its signatures is malformed'],
    [
      'that would move the text',
      `\n\n${signatureLine(text, witness)}`,
      'the signature lines have a blank line among them',
    ],
    ['that is null', null, 'the signature block is not UTF-8 text'],
  ])('%s is refused', (_what, lines, reason) => {
    expect(addSignatures({ note, lines: lines as string, keys: witness.key })).toEqual({ ok: false, reason });
  });
});

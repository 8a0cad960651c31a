import { describe, expect, test } from '@jest/globals';
import {
  cosigner,
  ed25519Signer,
  encodeBase64,
  formatCheckpoint,
  formatVerifierKey,
  MAX_SIGNATURES,
  noteSigner,
  parseNote,
  parseVerifierKey,
  signatureLine,
  signNote,
  TYPE_COSIGNATURE_V1,
  TYPE_ED25519,
  verifierKey,
  verifyNote,
} from '../index.ts';

/** The example of C2SP signed-note. */
const KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const TEXT = 'This is an example message.\n';
const LINE =
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const NOTE = `${TEXT}\n${LINE}`;

const signerOf = (name: string, fill: number) => noteSigner(name, ed25519Signer(new Uint8Array(32).fill(fill)));
const log = signerOf('log.example/red', 1);
const other = signerOf('log.example/blue', 2);
const logKey = formatVerifierKey(log.key);

const reasonOf = (outcome: { ok: boolean; reason?: string }): string | undefined => outcome.reason;

describe('verifier keys', () => {
  test('the published one is read and written back', () => {
    const read = parseVerifierKey(KEY);
    expect(read).toMatchObject({ ok: true, key: { name: 'example.com/foo', id: '530d903a', type: 1 } });
    expect(read.ok && formatVerifierKey(read.key)).toBe(KEY);
  });

  test('the same key has another id under another name or type', () => {
    const { publicKey } = log.key;
    const ids = [
      verifierKey('a', TYPE_ED25519, publicKey).id,
      verifierKey('b', TYPE_ED25519, publicKey).id,
      verifierKey('a', TYPE_COSIGNATURE_V1, publicKey).id,
    ];
    expect(new Set(ids).size).toBe(3);
  });

  test('no part of one is one, nor one with any character changed', () => {
    for (let from = 0; from < KEY.length; from++) {
      expect(parseVerifierKey(KEY.slice(from + 1)).ok).toBe(false);
      expect(parseVerifierKey(KEY.slice(0, from)).ok).toBe(false);
      const next = String.fromCodePoint((KEY.codePointAt(from) as number) + 1);
      expect(parseVerifierKey(KEY.slice(0, from) + next + KEY.slice(from + 1)).ok).toBe(false);
    }
  });

  test.each<[string, unknown, string]>([
    ['upper-case id', KEY.replace('530d903a', '530D903A'), 'the id of a verifier key is eight lower-case hex digits'],
    ['wrong id', KEY.replace('530d903a', '530d903b'), 'the id of the verifier key is not that of its name and key'],
    ['no padding', 'a+00000000+AQ', 'the key of a verifier key is not standard base64'],
    ['a space in the name', KEY.replace('foo', 'f o'), 'a verifier key is name+id+key, and its name has no space'],
    [
      'a no-break space in the name',
      KEY.replace('foo', 'f\u00a0o'),
      'a verifier key is name+id+key, and its name has no space',
    ],
    ['an unknown type', 'a+00000000+Ag==', 'the verifier key is of a signature type that is not supported'],
    ['nothing for a key', 'a+00000000+', 'the verifier key is of a signature type that is not supported'],
    ['a short key', 'a+00000000+AQID', 'an Ed25519 public key has 32 bytes'],
    ['a number', 7, 'a verifier key is text'],
  ])('%s is refused', (_what, text, reason) => {
    expect(parseVerifierKey(text as string)).toEqual({ ok: false, reason });
  });

  test('making one needs a name and 32 bytes', () => {
    expect(() => verifierKey('a+b', TYPE_ED25519, log.key.publicKey)).toThrow("'a+b' is no key name");
    expect(() => verifierKey('', TYPE_ED25519, log.key.publicKey)).toThrow(RangeError);
    expect(() => verifierKey('\ud800', TYPE_ED25519, log.key.publicKey)).toThrow('is no key name');
    expect(() => verifierKey('a', TYPE_ED25519, new Uint8Array(31))).toThrow(RangeError);
  });
});

describe('signed notes', () => {
  test('the published one verifies, as text and as bytes, by the key or its text', () => {
    const key = parseVerifierKey(KEY);
    for (const note of [NOTE, new TextEncoder().encode(NOTE)]) {
      for (const keys of [KEY, [KEY], key.ok ? key.key : KEY]) {
        expect(verifyNote(note, keys)).toMatchObject({
          ok: true,
          note: { text: TEXT, verified: [{ key: { name: 'example.com/foo' } }] },
        });
      }
    }
  });

  test('what we sign verifies, and only by our keys', () => {
    const note = signNote(TEXT, [log, other]);
    const found = verifyNote(note, [log.key, other.key]);
    expect(found.ok && found.note.verified.map(({ key }) => key.name)).toEqual(['log.example/red', 'log.example/blue']);
    expect(reasonOf(verifyNote(note, KEY))).toBe('no known key signed the note');
    expect(reasonOf(verifyNote(note, []))).toBe('no known key signed the note');
  });

  test('lines of unknown keys say nothing, one with our name or our id alone neither', () => {
    const stranger = noteSigner(log.key.name, ed25519Signer(new Uint8Array(32).fill(3)));
    const note = signNote(TEXT, [stranger, log]) + LINE;
    expect(verifyNote(note, logKey)).toMatchObject({ ok: true, note: { verified: [{ key: { id: log.key.id } }] } });
    const sameId = signatureLine(TEXT, { key: { ...log.key, name: 'elsewhere' }, sign: () => new Uint8Array(64) });
    expect(verifyNote(`${TEXT}\n${sameId}${signatureLine(TEXT, log)}`, logKey).ok).toBe(true);
  });

  test('a line of a known key that does not verify refuses the note, also beside a good one', () => {
    const bad = signatureLine('another text\n', log);
    const good = signatureLine(TEXT, log);
    const reason = `the signature of log.example/red+${log.key.id} does not verify`;
    for (const lines of [bad, good + bad, bad + good]) {
      expect(verifyNote(`${TEXT}\n${lines}`, logKey)).toEqual({ ok: false, reason });
    }
    const short = signatureLine(TEXT, { key: log.key, sign: () => new Uint8Array(1) });
    expect(verifyNote(`${TEXT}\n${short}`, logKey)).toEqual({ ok: false, reason });
  });

  test('a key that signed twice counts once', () => {
    const found = verifyNote(`${TEXT}\n${signatureLine(TEXT, log).repeat(2)}`, logKey);
    expect(found.ok && found.note.verified).toHaveLength(1);
  });

  test('a key given twice is ambiguous, once it is needed', () => {
    const note = signNote(TEXT, [log]);
    expect(reasonOf(verifyNote(note, [logKey, logKey]))).toMatch(
      /^the key log\.example\/red\+.* is given more than once$/,
    );
    expect(verifyNote(note, [logKey, KEY, KEY]).ok).toBe(true);
  });

  test('the text may have blank lines: the last one divides', () => {
    const text = 'one\n\ntwo\n\n\nthree\n';
    const found = verifyNote(signNote(text, [log]), logKey);
    expect(found.ok && found.note.text).toBe(text);
    const hidden = `${TEXT}\n${LINE}\nmore\n`;
    expect(parseNote(signNote(hidden, [log]))).toMatchObject({ ok: true, note: { text: hidden } });
  });

  test('sixteen signatures are taken, a hundred too, and one more not', () => {
    const signers = Array.from({ length: 16 }, (_, at) => signerOf(`signer-${at}`, at + 1));
    const found = verifyNote(
      signNote(TEXT, signers),
      signers.map(({ key }) => key),
    );
    expect(found.ok && found.note.verified).toHaveLength(16);
    expect(parseNote(TEXT + '\n' + LINE.repeat(MAX_SIGNATURES)).ok).toBe(true);
    expect(parseNote(TEXT + '\n' + LINE.repeat(MAX_SIGNATURES + 1))).toEqual({
      ok: false,
      reason: 'the note has more than 100 signatures',
    });
  });

  const blank = 'the note has no blank line before its signatures';
  const ending = 'the note does not end with a signature line';
  const control = 'the note has control characters other than newline';
  const line = (at: number): string => `line ${at} of its signatures is malformed`;
  test.each<[string, unknown, string]>([
    ['nothing', '', blank],
    ['no signatures', TEXT, blank],
    ['no blank line', TEXT + LINE, blank],
    ['a blank line and no signature', `${TEXT}\n`, ending],
    ['a blank line at its end', `${NOTE}\n`, ending],
    ['blank lines at its end', `${NOTE}\n\n`, ending],
    ['no newline at its end', NOTE.slice(0, -1), ending],
    ['carriage returns', NOTE.replaceAll('\n', '\r\n'), control],
    ['one carriage return', NOTE.replace('message.', 'message.\r'), control],
    ['a tab', NOTE.replace('an ', 'an\t'), control],
    ['a zero', `\u0000${NOTE}`, control],
    ['bytes that are no UTF-8', Uint8Array.of(0xff, 0x0a), 'the note is not UTF-8 text'],
    ['a surrogate in bytes', Uint8Array.of(0xed, 0xa0, 0x80), 'the note is not UTF-8 text'],
    ['an overlong form', Uint8Array.of(0xc0, 0xaf), 'the note is not UTF-8 text'],
    ['a lone surrogate', `\ud800${NOTE}`, 'the note is not UTF-8 text'],
    ['a line that is no signature', `${NOTE}Unexpected.\n`, line(2)],
    ['a hyphen for the dash', NOTE.replace('—', '-'), line(1)],
    ['no space after the dash', NOTE.replace('— ', '—'), line(1)],
    ['two spaces after the dash', NOTE.replace('— ', '—  '), line(1)],
    ['two spaces before the signature', NOTE.replace('foo ', 'foo  '), line(1)],
    ['a space at the end of the line', NOTE.replace('aQM=', 'aQM= '), line(1)],
    ['a space in the name', NOTE.replace('.com/foo', ' com/foo'), line(1)],
    ['an ideographic space in the name', NOTE.replace('foo', 'f\u3000o'), line(1)],
    ['a next-line character in the name', NOTE.replace('foo', 'f\u0085o'), line(1)],
    ['a plus in the name', NOTE.replace('foo', 'f+o'), line(1)],
    ['no signature bytes', `${TEXT}\n— example.com/foo Uw2QOg==\n`, line(1)],
    ['no padding', NOTE.replace('aQM=', 'aQM'), line(1)],
    ['left-over bits', NOTE.replace('aQM=', 'aQN='), line(1)],
    ['base64url', NOTE.replace('Uw2QOkn8', 'Uw2Q-kn8'), line(1)],
    ['null', null, 'the note is not UTF-8 text'],
    ['an object', {}, 'the note is not UTF-8 text'],
  ])('a note with %s is refused', (_what, note, reason) => {
    expect(verifyNote(note as string, KEY)).toEqual({ ok: false, reason });
  });

  test('a byte order mark is text as any other: it changes what is signed', () => {
    expect(verifyNote(`\ufeff${NOTE}`, KEY).ok).toBe(false);
    expect(verifyNote(new TextEncoder().encode(`\ufeff${NOTE}`), KEY).ok).toBe(false);
    expect(verifyNote(signNote(`\ufeff${TEXT}`, [log]), logKey).ok).toBe(true);
  });

  const noKey = 'a key is neither a verifier key nor its text';
  test.each<[string, unknown, string]>([
    ['text that is no key', ['x'], 'a verifier key is name+id+key, and its name has no space'],
    ['null', null, noKey],
    ['nothing', undefined, noKey],
    ['a number', [7], noKey],
    [
      'a key made by hand with another id',
      { ...log.key, id: '00000000' },
      'the id of the verifier key is not that of its name and key',
    ],
    [
      'a key made by hand with a short key',
      { ...log.key, publicKey: new Uint8Array(3) },
      'a key has no good name or length',
    ],
    ['a key made by hand with a key in hex', { ...log.key, publicKey: 'ab' }, noKey],
    ['a key made by hand of another type', { ...log.key, type: 2 }, noKey],
    ['a key made by hand with a type in text', { ...log.key, type: '1' }, noKey],
    ['a key made by hand without a name', { ...log.key, name: '' }, 'a key has no good name or length'],
    ['a key made by hand with a number for its name', { ...log.key, name: 7 }, noKey],
  ])('%s for keys is refused', (_what, keys, reason) => {
    expect(verifyNote(NOTE, keys as string)).toEqual({ ok: false, reason });
  });

  test.each(['no newline', 'a\rb\n', '\ud800\n'])('signing %j throws', (text) => {
    expect(() => signNote(text, [log])).toThrow(RangeError);
  });
});

describe('cosignatures', () => {
  const body = formatCheckpoint({ origin: 'log.example/red', size: 3n, root: new Uint8Array(32) });
  const witness = ed25519Signer(new Uint8Array(32).fill(4));
  const at = (time: bigint) => cosigner('witness.example', witness, time);

  test('verify, and tell their time', () => {
    const note = signNote(body, [log, at(1_679_315_147n)]);
    const found = verifyNote(note, [log.key, at(0n).key]);
    expect(found.ok && found.note.verified.map(({ time }) => time)).toEqual([undefined, 1_679_315_147n]);
  });

  test('sign header, time and body', () => {
    const line = parseNote(signNote(body, [at(7n)]));
    const signature = line.ok ? line.note.signatures[0]?.signature : undefined;
    expect(signature?.subarray(0, 8)).toEqual(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 7));
    const message = new TextEncoder().encode(`cosignature/v1\ntime 7\n${body}`);
    expect(signature?.subarray(8)).toEqual(witness.sign(message));
  });

  test('are bound to their time, their type and their length', () => {
    const signer = at(7n);
    const change = (edit: (bytes: Uint8Array) => Uint8Array) =>
      `${body}\n${signatureLine(body, { key: signer.key, sign: (text) => edit(signer.sign(text)) })}`;
    expect(
      verifyNote(
        change((bytes) => bytes),
        signer.key,
      ).ok,
    ).toBe(true);
    for (const edit of [
      (bytes: Uint8Array) => bytes.with(7, 8),
      (bytes: Uint8Array) => bytes.with(0, 0x80),
      (bytes: Uint8Array) => bytes.subarray(8),
      (bytes: Uint8Array) => bytes.subarray(71),
      (bytes: Uint8Array) => Uint8Array.of(...bytes, 0),
    ]) {
      const reason = `the signature of witness.example+${signer.key.id} does not verify`;
      expect(verifyNote(change(edit), signer.key)).toEqual({ ok: false, reason });
    }
    const plain = noteSigner('witness.example', witness);
    expect(verifyNote(signNote(body, [plain]), signer.key)).toMatchObject({ reason: 'no known key signed the note' });
  });

  test('stand on checkpoints only, and their time is at most 2^63 − 1', () => {
    expect(() => signNote(TEXT, [at(7n)])).toThrow(RangeError);
    expect(() => signNote(body, [at(2n ** 63n)])).toThrow(RangeError);
    expect(() => signNote(body, [at(-1n)])).toThrow(RangeError);
    expect(verifyNote(signNote(body, [at(2n ** 63n - 1n)]), at(0n).key).ok).toBe(true);
    const message = new TextEncoder().encode(`cosignature/v1\ntime 7\n${TEXT}`);
    const forged = { key: at(7n).key, sign: () => Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 7, ...witness.sign(message)) };
    const reason = `the signature of witness.example+${forged.key.id} does not verify`;
    expect(verifyNote(`${TEXT}\n${signatureLine(TEXT, forged)}`, forged.key)).toEqual({ ok: false, reason });
  });

  test('base64 of a line is standard, with padding', () => {
    expect(signatureLine(body, at(1n))).toMatch(/^— witness\.example [A-Za-z0-9+/]+={0,2}\n$/);
    expect(encodeBase64(Uint8Array.of(0xfb, 0xff))).toBe('+/8=');
  });
});

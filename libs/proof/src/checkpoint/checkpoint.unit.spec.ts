import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ed25519Signer, encodeBase64, formatCheckpoint, noteSigner, parseCheckpoint, signNote } from '../index.ts';

const ROOT = new Uint8Array(32).fill(7);
const BODY = `log.example/red\n20852163\n${encodeBase64(ROOT)}\n`;

describe('checkpoints', () => {
  test('are read from the signed note, or from its text alone', () => {
    const checkpoint = { origin: 'log.example/red', size: 20852163n, root: ROOT, extensions: [] };
    const note = signNote(BODY, [noteSigner('log.example/red', ed25519Signer(ROOT))]);
    expect(parseCheckpoint(note)).toEqual({ ok: true, checkpoint });
    expect(parseCheckpoint(BODY)).toEqual({ ok: true, checkpoint });
    expect(parseCheckpoint(new TextEncoder().encode(note))).toEqual({ ok: true, checkpoint });
  });

  test('are written as they are read', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\u0000-\u001f]/.test(text)),
        fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.array(fc.stringMatching(/^[ -~]+$/), { maxLength: 3 }),
        (origin, size, root, extensions) => {
          const checkpoint = { origin, size, root, extensions };
          expect(parseCheckpoint(formatCheckpoint(checkpoint))).toEqual({ ok: true, checkpoint });
        },
      ),
    );
  });

  test('may have extension lines, which are kept', () => {
    expect(parseCheckpoint(`${BODY}one\ntwo\n`)).toMatchObject({
      ok: true,
      checkpoint: { extensions: ['one', 'two'] },
    });
  });

  test('of an empty tree have size 0, and of the largest 2^64 − 1', () => {
    for (const size of [0n, 2n ** 64n - 1n]) {
      expect(parseCheckpoint(BODY.replace('20852163', `${size}`))).toMatchObject({ ok: true, checkpoint: { size } });
    }
  });

  const size = 'the size of the checkpoint is not a decimal number without leading zeros';
  const root = 'the root of the checkpoint is not base64 of 32 bytes';
  const empty = 'the checkpoint has an empty line';
  const sized = (text: string): string => BODY.replace('20852163', text);
  const rooted = (text: string): string => BODY.replace(encodeBase64(ROOT), text);
  test.each<[string, unknown, string]>([
    ['nothing', '', 'the checkpoint has fewer than three lines'],
    ['no newline at its end', BODY.slice(0, -1), 'the checkpoint does not end with a newline'],
    ['two lines', 'log\n1\n', 'the checkpoint has fewer than three lines'],
    ['no origin', `\n1\n${encodeBase64(ROOT)}\n`, empty],
    ['a leading zero', sized('020852163'), size],
    ['two zeros', sized('00'), size],
    ['a sign', sized('+1'), size],
    ['a negative size', sized('-1'), size],
    ['a size in hex', sized('0x10'), size],
    ['a fraction', sized('1.0'), size],
    ['an exponent', sized('1e3'), size],
    ['a space before the size', sized(' 1'), size],
    ['a space after the size', sized('1 '), size],
    ['Arabic digits', sized('١'), size],
    ['a size of 2^64', sized(`${2n ** 64n}`), size],
    ['a size of a million digits', sized('1'.repeat(1e6)), size],
    ['an underscore', sized('1_000'), size],
    ['a short root', rooted(encodeBase64(ROOT.subarray(1))), root],
    ['a long root', rooted(encodeBase64(new Uint8Array(33))), root],
    ['a root without padding', rooted(encodeBase64(ROOT).slice(0, -1)), root],
    ['a root in hex', rooted('07'.repeat(32)), root],
    ['a root with left-over bits', rooted(encodeBase64(ROOT).replace('c=', 'd=')), root],
    ['an empty extension line at the end', `${BODY}\n`, 'the note does not end with a signature line'],
    ['carriage returns', BODY.replaceAll('\n', '\r\n'), 'the checkpoint has control characters other than newline'],
    ['a tab', BODY.replace('log', '\tlog'), 'the checkpoint has control characters other than newline'],
    ['a malformed signature line', `${BODY}\n— log x\n`, 'line 1 of its signatures is malformed'],
    ['null', null, 'the checkpoint is not UTF-8 text'],
  ])('with %s are refused', (_what, input, reason) => {
    expect(parseCheckpoint(input as string)).toEqual({ ok: false, reason });
  });

  test('that could not be read are not written', () => {
    expect(() => formatCheckpoint({ origin: 'a\nb', size: 1n, root: ROOT })).toThrow(RangeError);
    const hidden = `a\n1\n${encodeBase64(ROOT)}`;
    expect(() => formatCheckpoint({ origin: hidden, size: 1n, root: ROOT })).toThrow('is one line');
    expect(() => formatCheckpoint({ origin: 'a\r', size: 1n, root: ROOT })).toThrow(RangeError);
    expect(() => formatCheckpoint({ origin: 'a', size: -1n, root: ROOT })).toThrow(RangeError);
    expect(() => formatCheckpoint({ origin: 'a', size: 1n, root: new Uint8Array(3) })).toThrow(RangeError);
    expect(() => formatCheckpoint({ origin: '', size: 1n, root: ROOT })).toThrow('This is no checkpoint');
    expect(() => formatCheckpoint({ origin: 'a', size: 1n, root: ROOT, extensions: [''] })).toThrow(RangeError);
  });
});

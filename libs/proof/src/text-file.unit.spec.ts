import { describe, expect, test } from '@jest/globals';
import { textOfFile } from './text-file.ts';

const TEXT = 'log pacta/é+530d903a+Aekye\nquorum none\n';
const CRLF = TEXT.replaceAll('\n', '\r\n');
const big = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

describe('a file that the verifier brings is read however its machine has saved it', () => {
  test.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with CRLF', Buffer.from(CRLF)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${CRLF}`)],
    ['UTF-16, little-endian, with a byte order mark', Buffer.from(`\ufeff${CRLF}`, 'utf16le')],
    ['UTF-16, little-endian', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16, big-endian, with a byte order mark', big(`\ufeff${TEXT}`)],
    ['UTF-16, big-endian', big(CRLF)],
  ])('%s', (_how, bytes) => {
    expect(textOfFile(bytes)).toEqual({ ok: true, text: TEXT });
  });

  test.each([
    ['bytes of neither', Buffer.from([0xc3, 0x28])],
    ['half a unit', Buffer.from([0xff, 0xfe, 0x41])],
    ['a lone surrogate', Buffer.from([0xff, 0xfe, 0x00, 0xd8])],
  ])('%s', (_how, bytes) => {
    expect(textOfFile(bytes)).toEqual({ ok: false, reason: 'it is neither UTF-8 text nor UTF-16' });
  });

  test('an empty file is an empty text, and a carriage return within a line stays', () => {
    expect(textOfFile(Buffer.of())).toEqual({ ok: true, text: '' });
    expect(textOfFile(Buffer.from('a\rb'))).toEqual({ ok: true, text: 'a\rb' });
  });
});

import { FileFault } from './file-fault.ts';

/** How the bytes of a file are decoded. */
export interface Encoding {
  /** As declared by the file, or by its byte-order mark: `utf-8`, `utf-16le`, `iso-8859-1` … */
  readonly name: string;
}

const DECLARED = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/;

/**
 * Finds the encoding from the first bytes: a byte-order mark, the zero bytes of UTF-16, or the XML declaration.
 * @throws FileFault where the file contradicts itself or names an encoding that is not known
 */
export function encodingOf(head: Uint8Array): Encoding {
  const marked = byteOrderMark(head);
  const actual = marked ?? zeroBytes(head);
  const text = new TextDecoder(actual ?? 'latin1').decode(head);
  const declared = DECLARED.exec(text)?.[1]?.trim().toLowerCase();
  if (declared === undefined || declared === '') return { name: actual ?? 'utf-8' };
  if (actual === undefined && declared.startsWith('utf-16')) throw contradiction(declared, 'bytes of one-byte text');
  if (actual !== undefined && !agrees(actual, declared))
    throw contradiction(declared, marked === undefined ? `bytes of ${actual}` : `the byte-order mark of ${actual}`);
  return { name: actual ?? known(declared) };
}

function byteOrderMark(head: Uint8Array): string | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined;
}

/** `<` or `{` in two bytes. */
function zeroBytes(head: Uint8Array): string | undefined {
  const [first, second] = head;
  if (first === 0 && second !== undefined && second !== 0) return 'utf-16be';
  return second === 0 && first !== undefined && first !== 0 ? 'utf-16le' : undefined;
}

const agrees = (actual: string, declared: string): boolean =>
  declared === actual || declared === actual.replace('-', '') || (actual.startsWith('utf-16') && declared === 'utf-16');

/** Names for ISO-8859-1 and US-ASCII that a TextDecoder would read as Windows-1252, which they are not. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  'iso-8859-1': 'iso-8859-1',
  iso_8859_1: 'iso-8859-1',
  'iso8859-1': 'iso-8859-1',
  latin1: 'iso-8859-1',
  'us-ascii': 'us-ascii',
  ascii: 'us-ascii',
};

function known(declared: string): string {
  const own = OWN_NAMES[declared];
  if (own !== undefined) return own;
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    throw new FileFault({
      code: 'encoding-unsupported',
      detail: `The file says that it is in the encoding '${declared.slice(0, 40)}', which is not known.`,
      next: 'Save it as UTF-8 and import it again.',
      place: 'line 1',
    });
  }
}

const contradiction = (declared: string, found: string): FileFault =>
  new FileFault({
    code: 'encoding-wrong',
    detail: `The file declares the encoding '${declared.slice(0, 40)}' and has ${found}.`,
    next: 'Ask the publisher for a file whose declaration is right, or save it as UTF-8 with the declaration UTF-8.',
    place: 'line 1',
  });

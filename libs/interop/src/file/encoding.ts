import { FileFault } from './file-fault.ts';

/** How the bytes of a file are decoded. */
export interface Encoding {
  /** As the Encoding Standard names it: `utf-8`, `utf-16le`, `windows-1252` …; also `us-ascii`. */
  readonly name: string;
  /** As the file names it, in lower case. */
  readonly declared?: string;
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
  const name = encodingNamed(declared);
  if (name === undefined) throw unsupported(declared);
  if (actual === undefined && name.startsWith('utf-16')) throw contradiction(declared, 'bytes of one-byte text');
  if (actual !== undefined && !agrees(actual, name))
    throw contradiction(declared, marked === undefined ? `bytes of ${actual}` : `the byte-order mark of ${actual}`);
  return { name: actual ?? name, declared };
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

/** `UTF-16` says nothing of the order of its bytes. */
const agrees = (actual: string, name: string): boolean =>
  name === actual || (name === 'utf-16' && actual.startsWith('utf-16'));

/** How programs write the names that the standard has otherwise, without their hyphens. First match. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^utf8(?:sig|bom)?$|^cp65001$/, 'utf-8'],
  [/^utf16$|^ucs2$|^unicode$/, 'utf-16'],
  [/^utf16(le|be)$/, 'utf-16$1'],
  [/^(?:us)?ascii$|^iso646us$|^ansix341968$/, 'us-ascii'],
  [/^(?:windows|win|cp|xcp|ibm)(125\d)$/, 'windows-$1'],
  [/^ansi$|^latin1$|^(?:iso)?88591$/, 'windows-1252'],
  [/^latin9$/, 'iso-8859-15'],
  [/^iso8859(\d+)$/, 'iso-8859-$1'],
  [/^(?:x)?mac(?:roman|intosh)$/, 'macintosh'],
];

/**
 * The name under which an encoding is decoded. ISO-8859-1 is read as Windows-1252, as the Encoding Standard has it: the
 * two differ in control characters, which no text has, and in what programs write there. Undefined for an unknown name.
 */
function encodingNamed(declared: string): string | undefined {
  const plain = declared.replaceAll(/[-_:. ]/g, '');
  for (const [written, name] of FAMILIES) if (written.test(plain)) return decoded(plain.replace(written, name));
  return decoded(declared.replaceAll('_', '-')) ?? decoded(declared);
}

function decoded(name: string): string | undefined {
  if (name === 'us-ascii' || name === 'utf-16') return name;
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return undefined;
  }
}

const unsupported = (declared: string): FileFault =>
  new FileFault({
    code: 'encoding-unsupported',
    detail: `The file says that it is in the encoding '${declared.slice(0, 40)}', which is not known.`,
    next: 'Save it as UTF-8 and import it again.',
    place: 'line 1',
  });

const contradiction = (declared: string, found: string): FileFault =>
  new FileFault({
    code: 'encoding-wrong',
    detail: `The file declares the encoding '${declared.slice(0, 40)}' and has ${found}.`,
    next: 'Ask the publisher for a file whose declaration is right, or save it as UTF-8 with the declaration UTF-8.',
    place: 'line 1',
  });

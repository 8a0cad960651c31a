import { Buffer, isAscii } from 'node:buffer';
import type { Encoding } from './encoding.ts';
import { FileFault } from './file-fault.ts';

/** A streaming decoder. An invalid byte is a fault, never a replacement character. */
export interface Decoder {
  /** @throws FileFault */
  decode(bytes: Uint8Array): string;
  /** The rest of the text at the end. @throws FileFault where the last character is cut off */
  end(): string;
}

export function decoderOf({ name, declared = name }: Encoding): Decoder {
  if (name === 'us-ascii') return asciiDecoder();
  const decoder = fatalDecoder(name);
  if (name.startsWith('windows-125')) return latinDecoder(declared, decoder);
  return name.startsWith('iso-8859') ? latinDecoder(declared, withoutControls(name, decoder)) : decoder;
}

function fatalDecoder(name: string): Decoder {
  const decoder = new TextDecoder(name, { fatal: true });
  let lines = 1;
  const attempt = (bytes?: Uint8Array): string => {
    try {
      const text = bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
      lines += lineBreaks(text);
      return text;
    } catch {
      throw wrong(name, lines + lineBreaks(validPart(name, bytes)));
    }
  };
  return { decode: attempt, end: () => attempt() };
}

function asciiDecoder(): Decoder {
  let lines = 1;
  return {
    decode(bytes) {
      const text = Buffer.from(bytes).toString('latin1');
      if (!isAscii(bytes)) throw wrong('us-ascii', lines + lineBreaks(text.slice(0, text.search(/[^\0-\x7f]/))));
      lines += lineBreaks(text);
      return text;
    },
    end: () => '',
  };
}

/**
 * Any bytes are valid in a one-byte encoding. But such text is hardly ever well-formed UTF-8 throughout: a file in
 * which every letter above ASCII is, was saved as UTF-8 and is wrongly declared.
 */
function latinDecoder(declared: string, decoder: Decoder): Decoder {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let couldBeUtf8 = true;
  let ascii = true;
  const watch = (bytes?: Uint8Array): void => {
    if (!couldBeUtf8) return;
    if (bytes !== undefined) ascii &&= isAscii(bytes);
    try {
      utf8.decode(bytes, { stream: bytes !== undefined });
    } catch {
      couldBeUtf8 = false;
    }
  };
  return {
    decode(bytes) {
      watch(bytes);
      return decoder.decode(bytes);
    },
    end() {
      watch();
      if (couldBeUtf8 && !ascii) throw utf8Instead(declared);
      return decoder.end();
    },
  };
}

const CONTROLS = /[\x80-\x9f]/g;

/**
 * In ISO 8859, bytes 80 to 9F are control characters, which no text has. Files have there what programs of Windows write:
 * in place of ISO-8859-15 that of Windows-1252, and in place of the others one can't tell.
 */
function withoutControls(name: string, decoder: Decoder): Decoder {
  let lines = 1;
  const windows = new TextDecoder('windows-1252');
  return {
    decode(bytes) {
      const text = decoder.decode(bytes);
      if (name === 'iso-8859-15')
        return text.replace(CONTROLS, (control) => windows.decode(Uint8Array.of(control.charCodeAt(0))));
      const control = text.search(CONTROLS);
      if (control !== -1) throw wrong(name, lines + lineBreaks(text.slice(0, control)));
      lines += lineBreaks(text);
      return text;
    },
    end: () => decoder.end(),
  };
}

/** The text before the first invalid byte. */
function validPart(name: string, bytes: Uint8Array | undefined): string {
  const text = bytes === undefined ? '' : new TextDecoder(name).decode(bytes);
  return text.slice(0, Math.max(0, text.indexOf('\uFFFD')));
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

const NEXT = 'Ask the publisher for the file in the encoding that it declares, or save it as UTF-8 and say so in it.';

const wrong = (name: string, line: number): FileFault =>
  new FileFault({
    code: 'encoding-wrong',
    detail: `The file has bytes that are no ${name.toUpperCase()}, the encoding in which it is to be read.`,
    next: NEXT,
    place: `line ${line}`,
  });

const utf8Instead = (declared: string): FileFault =>
  new FileFault({
    code: 'encoding-wrong',
    detail: `The file declares ${declared.toUpperCase()}, and its letters are those of a file saved as UTF-8.`,
    next: NEXT,
  });

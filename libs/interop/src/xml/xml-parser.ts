import { SaxesParser } from 'saxes';
import { DEEPEST, FileFault, LONGEST_PIECE, pieceTooLong, type FileFaultCode } from '../file/file-fault.ts';

/** By name; without a prototype, so that an attribute may have any name. */
export type Attributes = Readonly<Record<string, string>>;

/** May throw a FileFault, which ends the parsing. */
export interface XmlVisitor {
  /** `line`: where the tag ends, 1, 2, 3 … */
  open(name: string, attributes: Attributes, line: number): void;
  /** Text of the innermost open element; comments and CDATA sections divide it. */
  text(text: string): void;
  close(): void;
}

/**
 * Passes the elements of a well-formed document to a visitor, in document order. Refuses document types and all
 * entities except XML's own five; fetches nothing (OWASP XXE prevention). Not to be used on after a fault.
 */
export class XmlParser {
  readonly #parser = new SaxesParser<{ position: false; xmlns?: false }>({ position: false });
  #depth = 0;
  #begun = false;
  #atEnd = false;
  /** Characters written since a tag or a text last ended: the next one, and comments before it, have about as many. */
  #pending = 0;
  /** Where it ended. */
  readonly #ended = { line: 1, column: 0 };

  /**
   * Six handlers. With eight, V8 would keep the fields of the parser in a dictionary, and it would take five times as
   * long.
   */
  constructor(visitor: XmlVisitor) {
    const parser = this.#parser;
    parser.on('error', ({ message }) => {
      // What begins as an entity ends at the next semicolon, or nowhere.
      const place = this.#atEnd || message.includes('entity') ? this.#ended : parser;
      throw this.#fault('xml-malformed', sentence(message), MALFORMED_NEXT, place);
    });
    parser.on('doctype', () => {
      throw this.#fault('xml-doctype', 'The file declares a document type.', DOCTYPE_NEXT);
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.#pieceEnds();
      this.#depth += 1;
      if (this.#depth > DEEPEST)
        throw this.#fault('too-deep', `Elements nest more than ${DEEPEST} deep.`, MALFORMED_NEXT);
      visitor.open(name, attributes, parser.line);
    });
    parser.on('closetag', () => {
      this.#pieceEnds();
      this.#depth -= 1;
      visitor.close();
    });
    for (const kind of ['text', 'cdata'] as const)
      parser.on(kind, (text) => {
        this.#pieceEnds();
        visitor.text(text);
      });
  }

  /** @throws FileFault */
  write(text: string): void {
    this.#pending += text.length;
    this.#parser.write(this.#begun ? text : this.#withoutBlanksBefore(text));
    if (this.#pending > LONGEST_PIECE) throw pieceTooLong(placeIn(this.#ended));
  }

  /** @throws FileFault where the document is cut off */
  end(): void {
    this.#atEnd = true;
    this.#parser.close();
  }

  /** XML allows no blanks before its declaration. They are common and mean nothing; their lines count. */
  #withoutBlanksBefore(text: string): string {
    const document = text.trimStart();
    this.#begun = document !== '';
    this.#parser.line += text.slice(0, text.length - document.length).split('\n').length - 1;
    return document;
  }

  #pieceEnds(): void {
    this.#pending = 0;
    this.#ended.line = this.#parser.line;
    this.#ended.column = this.#parser.column;
  }

  #fault(code: FileFaultCode, detail: string, next: string, place: Place = this.#ended): FileFault {
    return new FileFault({ code, detail, next, place: placeIn(place) });
  }
}

/** `column` counts from 0. */
interface Place {
  readonly line: number;
  readonly column: number;
}

const placeIn = ({ line, column }: Place): string => `line ${line}, column ${column + 1}`;

const MALFORMED_NEXT = 'Get the whole file again from its publisher; a download may have been cut short.';
const DOCTYPE_NEXT = 'Take the document type out: Pacta expands no entities and fetches nothing that a file names.';

/** The parser's message as a sentence: `Duplicate attribute: currency.` */
function sentence(message: string): string {
  const [line = ''] = message.split('\n');
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}${line.endsWith('.') ? '' : '.'}`;
}

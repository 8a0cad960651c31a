import sax from 'sax';
import { DEEPEST, FileFault } from '../file/file-fault.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlVisitor {
  open(name: string, attributes: Attributes, line: number): void;
  /** Text of the innermost open element; a long one comes in pieces. */
  text(text: string): void;
  close(name: string): void;
}

/** Strict entities are XML's own five; sax's types do not have the option. */
const OPTIONS: sax.SAXOptions & { readonly strictEntities: true } = { strictEntities: true };

/** Characters that XML 1.0 does not allow. */
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/**
 * Passes the elements of a well-formed document to a visitor, in document order. Refuses document types and all
 * entities except XML's own five; fetches nothing (OWASP XXE prevention).
 */
export class XmlParser {
  readonly #parser = sax.parser(true, OPTIONS);
  readonly #visitor: XmlVisitor;
  #fault: FileFault | undefined;
  #depth = 0;
  #rootClosed = false;

  constructor(visitor: XmlVisitor) {
    this.#visitor = visitor;
    Object.assign(this.#parser, {
      onerror: (error: Error) => this.#fail('xml-malformed', firstLine(error.message), MALFORMED_NEXT),
      ondoctype: () => this.#fail('xml-doctype', 'The file declares a document type.', DOCTYPE_NEXT),
      onsgmldeclaration: () => this.#fail('xml-doctype', 'The file has a declaration of its own.', DOCTYPE_NEXT),
      onopentag: ({ name, attributes }: sax.Tag) => this.#open(name, attributes),
      onclosetag: (name: string) => this.#close(name),
      ontext: (text: string) => this.#text(text),
      oncdata: (text: string) => this.#text(text),
    });
  }

  /** @throws FileFault */
  write(text: string): void {
    if (NOT_XML.test(text))
      this.#fail('xml-malformed', 'The file has a character that XML does not allow', MALFORMED_NEXT);
    this.#throwFault();
    this.#parser.write(text);
    this.#throwFault();
  }

  /** @throws FileFault where the document is cut off */
  end(): void {
    this.#parser.close();
    if (!this.#rootClosed)
      this.#fail('xml-malformed', 'The file ends before its last element is closed', MALFORMED_NEXT);
    this.#throwFault();
  }

  #open(name: string, attributes: Attributes): void {
    if (this.#fault !== undefined) return;
    if (this.#rootClosed) this.#fail('xml-malformed', 'A second root element follows the first', MALFORMED_NEXT);
    this.#depth += 1;
    if (this.#depth > DEEPEST) this.#fail('too-deep', `Elements nest more than ${DEEPEST} deep.`, MALFORMED_NEXT);
    if (this.#fault === undefined) this.#visit(() => this.#visitor.open(name, attributes, this.#parser.line + 1));
  }

  #close(name: string): void {
    if (this.#fault !== undefined) return;
    this.#depth -= 1;
    this.#rootClosed = this.#depth === 0;
    this.#visit(() => this.#visitor.close(name));
  }

  #text(text: string): void {
    if (this.#fault === undefined) this.#visitor.text(text);
  }

  /** A visitor may throw a FileFault as well. */
  #visit(visit: () => void): void {
    try {
      visit();
    } catch (fault) {
      if (!(fault instanceof FileFault)) throw fault;
      this.#fault = fault;
    }
  }

  #fail(code: 'xml-malformed' | 'xml-doctype' | 'too-deep', detail: string, next: string): void {
    const { line, column } = this.#parser;
    this.#fault ??= new FileFault({
      code,
      detail: detail.endsWith('.') ? detail : `${detail}.`,
      next,
      place: `line ${line + 1}, column ${column + 1}`,
    });
  }

  #throwFault(): void {
    if (this.#fault !== undefined) throw this.#fault;
  }
}

const MALFORMED_NEXT = 'Get the whole file again from its publisher; a download may have been cut short.';
const DOCTYPE_NEXT = 'Take the document type out: Pacta expands no entities and fetches nothing that a file names.';

const firstLine = (message: string): string => (message.split('\n')[0] ?? '').trim();

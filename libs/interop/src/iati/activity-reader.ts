import { FileFault } from '../file/file-fault.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import type { Element } from '../xml/element.ts';
import type { Attributes, XmlVisitor } from '../xml/xml-parser.ts';
import { FILE, MAPPED, type Mapped } from './mapped-elements.ts';

/** The parts of a file, in file order. */
export type IatiPiece =
  | { readonly kind: 'file'; readonly attributes: Attributes }
  | { readonly kind: 'activity'; readonly attributes: Attributes; readonly line: number }
  /** A child of the activity that concerns all of it. */
  | { readonly kind: 'part'; readonly element: Element }
  | { readonly kind: 'transaction'; readonly element: Element }
  | { readonly kind: 'end' };

const MOST_ELEMENTS = 500;
const MOST_TEXT = 100_000;

/** How many elements are open within an activity, and within a part of it. */
const [IN_ACTIVITY, IN_PART] = [2, 3];

interface Open {
  readonly element: Element;
  readonly mapped: Mapped;
  /** True once it had text of its own that is not recorded. */
  otherText: boolean;
}

/** Turns the elements of an activity file into pieces; keeps at most one child of an activity in memory. */
export class ActivityReader implements XmlVisitor {
  readonly #leftOut: LeftOutCount | undefined;
  readonly #open: Open[] = [];
  #pieces: IatiPiece[] = [];
  /** How many elements are open that are skipped with their content. */
  #skipped = 0;
  /** The parts that the activity has so far and may have once only. */
  readonly #single = new Set<string>();
  #elements = 0;
  #characters = 0;

  /** @param leftOut absent where nothing is to be counted */
  constructor(leftOut?: LeftOutCount) {
    this.#leftOut = leftOut;
  }

  /** The pieces found since the last call. */
  take(): readonly IatiPiece[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  open(name: string, attributes: Attributes, line: number): void {
    if (this.#skipped > 0) return this.#skip();
    const parent = this.#open.at(-1);
    const mapped = parent === undefined ? rootNamed(name) : parent.mapped.children.get(name);
    if (mapped === undefined) return this.#skip(name);
    if (mapped.once && this.#isSecond(name, parent?.element)) return this.#skip(`${name} (more than one)`);
    const element: Element = { name, attributes, text: '', children: [], line };
    this.#open.push({ element, mapped, otherText: false });
    if (this.#leftOut !== undefined) this.#countAttributes(attributes, mapped);
    if (this.#open.length >= IN_PART) return this.#keep(element, parent?.element);
    this.#single.clear();
    this.#pieces.push(parent === undefined ? { kind: 'file', attributes } : { kind: 'activity', attributes, line });
  }

  text(text: string): void {
    const open = this.#open.at(-1);
    if (this.#skipped > 0 || open === undefined) return;
    if (!open.mapped.text) {
      open.otherText ||= text.trim() !== '';
      return;
    }
    this.#characters += text.length;
    if (this.#characters > MOST_TEXT) this.#markOversized();
    else open.element.text += text;
  }

  close(): void {
    if (this.#skipped > 0) {
      this.#skipped -= 1;
      return;
    }
    const { element, otherText } = this.#open.at(-1) as Open;
    if (otherText) this.#count(' (text)');
    if (this.#open.length === IN_ACTIVITY) this.#pieces.push({ kind: 'end' });
    if (this.#open.length === IN_PART)
      this.#pieces.push({ kind: element.name === 'transaction' ? 'transaction' : 'part', element });
    this.#open.pop();
  }

  #isSecond(name: string, parent: Element | undefined): boolean {
    if (this.#open.length > IN_ACTIVITY) return parent?.children.some((child) => child.name === name) === true;
    if (this.#single.has(name)) return true;
    this.#single.add(name);
    return false;
  }

  #keep(element: Element, parent: Element | undefined): void {
    if (this.#open.length === IN_PART) this.#elements = this.#characters = 0;
    this.#elements += 1;
    if (this.#elements > MOST_ELEMENTS) this.#markOversized();
    else if (this.#open.length > IN_PART) parent?.children.push(element);
  }

  /** Skips an element with its content, and counts it where it has a name. */
  #skip(name?: string): void {
    this.#skipped += 1;
    if (name !== undefined) this.#leftOut?.add([...this.#path(), name].join('/'));
  }

  /** Declarations of namespaces are no attributes (Namespaces in XML 1.0, section 3). */
  #countAttributes(attributes: Attributes, mapped: Mapped): void {
    for (const name in attributes)
      if (!mapped.attributes.has(name) && name !== 'xmlns' && !name.startsWith('xmlns:')) this.#count(`/@${name}`);
  }

  /** Counts something of the innermost open element. */
  #count(what: string): void {
    const path = this.#open.length > IN_ACTIVITY ? this.#path().join('/') : this.#open.at(-1)?.element.name;
    this.#leftOut?.add(`${path}${what}`);
  }

  /** Names of the open elements below the activity. */
  #path(): readonly string[] {
    return this.#open.slice(IN_ACTIVITY).map(({ element }) => element.name);
  }

  #markOversized(): void {
    const part = this.#open[IN_ACTIVITY]?.element;
    if (part !== undefined) part.oversized = true;
  }
}

function rootNamed(name: string): Mapped {
  if (name === FILE) return MAPPED;
  throw new FileFault({
    code: 'not-iati-activities',
    detail:
      name === 'iati-organisations'
        ? 'This is an IATI organisation file: it holds no activities and no transactions.'
        : `The root element is '${name.slice(0, 60)}', that of an IATI activity file is '${FILE}'.`,
    next: 'Import an IATI activity file.',
    place: 'line 1',
  });
}

import { FileFault } from '../file/file-fault.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import type { Element } from '../xml/element.ts';
import type { Attributes, XmlVisitor } from '../xml/xml-parser.ts';
import { MAPPED, type Mapped } from './mapped-elements.ts';

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

interface Open {
  readonly element: Element;
  readonly mapped: Mapped;
}

/** Turns the elements of an activity file into pieces; keeps at most one child of an activity in memory. */
export class ActivityReader implements XmlVisitor {
  readonly #leftOut: LeftOutCount;
  #pieces: IatiPiece[] = [];
  #depth = 0;
  /** Depth of the element that is skipped with its content; 0 outside of any. */
  #skippedFrom = 0;
  #open: Open[] = [];
  #elements = 0;
  #characters = 0;

  constructor(leftOut: LeftOutCount) {
    this.#leftOut = leftOut;
  }

  /** The pieces found since the last call. */
  take(): readonly IatiPiece[] {
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  open(name: string, attributes: Attributes, line: number): void {
    this.#depth += 1;
    if (this.#skippedFrom > 0) return;
    if (this.#depth === 1) return this.#openRoot(name, attributes);
    if (this.#depth === 2) return this.#openActivity(name, attributes, line);
    const parent = this.#open.at(-1);
    const mapped = Object.hasOwn(parent?.mapped ?? MAPPED, name) ? (parent?.mapped ?? MAPPED)[name] : undefined;
    if (mapped === undefined) return this.#skip(pathOf(this.#open, name));
    const element: Element = { name, attributes, text: '', children: [], line };
    if (parent === undefined) this.#elements = this.#characters = 0;
    this.#elements += 1;
    if (this.#elements > MOST_ELEMENTS) this.#markOversized();
    else parent?.element.children.push(element);
    this.#open.push({ element, mapped });
  }

  text(text: string): void {
    const open = this.#open.at(-1);
    if (this.#skippedFrom > 0 || open === undefined) return;
    this.#characters += text.length;
    if (this.#characters > MOST_TEXT) this.#markOversized();
    else open.element.text += text;
  }

  close(): void {
    if (this.#skippedFrom === 0) this.#closeKept();
    else if (this.#skippedFrom === this.#depth) this.#skippedFrom = 0;
    this.#depth -= 1;
  }

  #closeKept(): void {
    const closed = this.#open.pop();
    if (this.#depth === 2) this.#pieces.push({ kind: 'end' });
    if (closed === undefined || this.#open.length > 0) return;
    const { element } = closed;
    this.#pieces.push({ kind: element.name === 'transaction' ? 'transaction' : 'part', element });
  }

  #openRoot(name: string, attributes: Attributes): void {
    if (name !== 'iati-activities') throw notActivities(name);
    this.#pieces.push({ kind: 'file', attributes });
  }

  #openActivity(name: string, attributes: Attributes, line: number): void {
    if (name !== 'iati-activity') return this.#skip(name);
    this.#pieces.push({ kind: 'activity', attributes, line });
  }

  #skip(name: string): void {
    this.#leftOut.add(name);
    this.#skippedFrom = this.#depth;
  }

  #markOversized(): void {
    const [first] = this.#open;
    if (first !== undefined) first.element.oversized = true;
  }
}

const pathOf = (open: readonly Open[], name: string): string =>
  [...open.map(({ element }) => element.name), name].join('/');

const notActivities = (root: string): FileFault =>
  new FileFault({
    code: 'not-iati-activities',
    detail:
      root === 'iati-organisations'
        ? 'This is an IATI organisation file: it holds no activities and no transactions.'
        : `The root element is '${root.slice(0, 60)}', that of an IATI activity file is 'iati-activities'.`,
    next: 'Import an IATI activity file.',
    place: 'line 1',
  });

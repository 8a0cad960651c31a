import type { TextRole } from '../text/style.ts';

export interface Column {
  readonly heading: string;
  /** Figures are right-aligned. */
  readonly align?: 'left' | 'right';
  /** May be wrapped where the line is too narrow. */
  readonly flexible?: boolean;
}

export interface Row {
  /** The text after a line break in a cell is a remark, shown below it. */
  readonly cells: readonly string[];
  /** Remarks on the whole row. */
  readonly notes?: readonly string[];
  /** The total of the rows before it. */
  readonly total?: boolean;
  /** The mark that citations refer to. */
  readonly anchor?: string;
  readonly role?: TextRole;
}

/** A list item; `depth` levels below the items before it. */
export interface Item {
  readonly text: string;
  readonly depth: number;
}

/** A notice that needs attention. */
export interface Notice {
  readonly tone: 'bad' | 'warning';
  readonly label: string;
  readonly text: string;
}

/** An event in a list; safe to print. */
export interface EventLine {
  readonly position: number;
  /** A prefix of the event's id, long enough to find it. */
  readonly id: string;
  /** When it was recorded, to the minute in UTC. */
  readonly recorded: string;
  readonly sentence: string;
}

/**
 * A part of a statement in one language, safe to print; every form (text, HTML) renders the same blocks. A heading
 * begins a section, a subheading a part of one; what comes before the first heading is the head of the document. Text
 * may contain citations (citation.ts).
 */
export type Block = (
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string }
  /** `wide`: a terminal indents the part no deeper than its section. */
  | { readonly kind: 'subheading'; readonly text: string; readonly wide?: true }
  | { readonly kind: 'facts'; readonly pairs: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  | { readonly kind: 'list'; readonly items: readonly (string | Item)[] }
  /** `labels`: all that may occur, so that texts align whichever are present. */
  | { readonly kind: 'notices'; readonly labels: readonly string[]; readonly notices: readonly Notice[] }
  | { readonly kind: 'events'; readonly lines: readonly EventLine[] }
) & {
  /** An empty line before it. */
  readonly apart?: true;
};

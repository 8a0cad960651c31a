import type { TextRole } from '../text/style.ts';

export interface Column {
  readonly heading: string;
  /** Figures are set to the right. */
  readonly align?: 'left' | 'right';
  /** May be wrapped where a line is too narrow. */
  readonly flexible?: boolean;
}

export interface Row {
  /** A line break in a cell sets what follows below, as a remark. */
  readonly cells: readonly string[];
  /** Remarks on the whole row. */
  readonly notes?: readonly string[];
  /** The total of the rows before it. */
  readonly total?: boolean;
  /** The mark by which citations lead here. */
  readonly anchor?: string;
  readonly role?: TextRole;
}

/** A list item; `depth` steps under those before it. */
export interface Item {
  readonly text: string;
  readonly depth: number;
}

/** Something that someone should look at. */
export interface Notice {
  readonly tone: 'bad' | 'warning';
  readonly label: string;
  readonly text: string;
}

/** An event in a list of them; safe to print. */
export interface EventLine {
  readonly position: number;
  /** Enough of the event's id to find it by. */
  readonly id: string;
  /** When it was recorded, to the minute in UTC. */
  readonly recorded: string;
  readonly sentence: string;
}

/**
 * A piece of a statement, worded in one language and safe to print; every form (text, HTML) renders the same blocks. A
 * heading begins a section, a subheading a part of one; what comes before the first heading is the head of the document.
 * Text may hold citations (citation.ts).
 */
export type Block = (
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string }
  /** `wide`: a terminal sets the part no deeper than its section. */
  | { readonly kind: 'subheading'; readonly text: string; readonly wide?: true }
  | { readonly kind: 'facts'; readonly pairs: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  | { readonly kind: 'list'; readonly items: readonly (string | Item)[] }
  /** `labels`: those that there may be, so that texts begin in the same column whichever there are. */
  | { readonly kind: 'notices'; readonly labels: readonly string[]; readonly notices: readonly Notice[] }
  | { readonly kind: 'events'; readonly lines: readonly EventLine[] }
) & {
  /** An empty line before it. */
  readonly apart?: true;
};

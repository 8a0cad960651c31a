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
  readonly role?: TextRole;
}

/**
 * A piece of a statement, worded in one language and safe to print; every form (text, HTML) renders the same blocks. A
 * heading begins a section, a subheading a part of one; what comes before the first heading is the head of the document.
 */
export type Block =
  | { readonly kind: 'title' | 'heading' | 'subheading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly pairs: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  | { readonly kind: 'list'; readonly items: readonly string[] };

import type { Attributes } from './xml-parser.ts';

/** A recorded element, with its recorded children. */
export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  /** Its own text, without that of its children. */
  text: string;
  readonly children: Element[];
  /** 1, 2, 3 … */
  readonly line: number;
  /** True where it had more content than any real record; the rest was left out. */
  oversized?: true;
}

export const childrenOf = (element: Element, name: string): readonly Element[] =>
  element.children.filter((child) => child.name === name);

export const childOf = (element: Element, name: string): Element | undefined =>
  element.children.find((child) => child.name === name);

/** An attribute, trimmed; undefined where it is absent or empty. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  const value = element?.attributes[name]?.trim();
  return value === '' ? undefined : value;
}

import { lineOf, codeOf } from '../mapping/published-text.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import { attributeOf, type Element } from '../xml/element.ts';

/** Counts what is left out, under the path of an element: `transaction/value`. */
export interface Place {
  readonly path: string;
  readonly leftOut: LeftOutCount;
}

/** A code; one that is longer than any code is left out and counted. */
export function codeIn(element: Element | undefined, attribute: string, place: Place): string | undefined {
  const printed = attributeOf(element, attribute);
  const code = codeOf(printed);
  if (printed !== undefined && code === undefined) place.leftOut.add(`${place.path}/@${attribute} (too long)`);
  return code;
}

/** Of several elements the first code, which is that of the default vocabulary; the others are counted. */
export function firstCode(elements: readonly Element[], place: Place): string | undefined {
  const coded = elements.filter((element) => attributeOf(element, 'code') !== undefined);
  if (coded.length > 1) place.leftOut.add(`${place.path} (more than one)`, coded.length - 1);
  return codeIn(coded[0], 'code', place);
}

/**
 * The code of the standard's own vocabulary, which is also meant where none is named. Codes of other vocabularies mean
 * something else, and are counted.
 */
export function codeOfOwnVocabulary(elements: readonly Element[], place: Place): string | undefined {
  const isOwn = (element: Element): boolean => (attributeOf(element, 'vocabulary') ?? '1') === '1';
  const others = elements.filter((element) => !isOwn(element));
  if (others.length > 0) place.leftOut.add(`${place.path} (of another vocabulary)`, others.length);
  return firstCode(elements.filter(isOwn), place);
}

/**
 * A day as printed: the ISO date, or the element's text where there is none, as in files of version 1. Text beside an
 * ISO date that says something else is counted.
 */
export function dayIn(element: Element | undefined, place: Place): string | undefined {
  const isoDate = attributeOf(element, 'iso-date');
  const text = lineOf(element?.text, 100);
  if (isoDate !== undefined && text !== undefined && text !== isoDate) place.leftOut.add(`${place.path} (text)`);
  return isoDate ?? text;
}

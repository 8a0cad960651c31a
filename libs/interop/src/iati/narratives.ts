import { textOf, lineOf } from '../mapping/published-text.ts';
import { childrenOf, type Element } from '../xml/element.ts';
import type { Place } from './attributes.ts';

export interface Narrative {
  readonly text: string;
  readonly language?: string;
}

/** The texts of an element in each of its languages: narratives in version 2, the element's own text in version 1. */
export function narrativesOf(
  element: Element | undefined,
  max: number,
  language: string | undefined,
): readonly Narrative[] {
  if (element === undefined) return [];
  const within = languageOf(element) ?? language;
  return [element, ...childrenOf(element, 'narrative')].flatMap((each) => {
    const text = textOf(each.text, max);
    if (text === undefined) return [];
    const own = languageOf(each) ?? within;
    return [own === undefined ? { text } : { text, language: own }];
  });
}

/** One text for one line: the one in the activity's language, otherwise the first. The others are counted. */
export function nameOf(element: Element | undefined, language: string | undefined, place?: Place): string | undefined {
  const names = narrativesOf(element, 400, language);
  countOthers(names, place);
  return lineOf((names.find((name) => name.language === language) ?? names[0])?.text, 300);
}

/** Counts all texts but one. */
export function countOthers(texts: readonly Narrative[], place: Place | undefined): void {
  if (texts.length > 1) place?.leftOut.add(`${place.path}/narrative (more than one)`, texts.length - 1);
}

/** `xml:lang` in lower case, such as `en`. */
export const languageOf = ({ attributes }: Pick<Element, 'attributes'>): string | undefined =>
  lineOf(attributes['xml:lang']?.toLowerCase(), 20);

/** One range of an Accept or Accept-Language header, with its weight. */
export interface Preference {
  /** In lower case, without parameters; may contain `*`. */
  readonly range: string;
  /** 0 (not acceptable) to 1. */
  readonly quality: number;
}

/** RFC 9110, section 12.4.2: 0 to 1, at most three decimals. */
const WEIGHT = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

function preferenceOf(part: string): readonly Preference[] {
  const [range = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return range === '' || !WEIGHT.test(weight) ? [] : [{ range, quality: Number(weight) }];
}

/** The ranges of an Accept or Accept-Language header, in its order; malformed ones are ignored. */
export const preferencesIn = (header: string | undefined): readonly Preference[] =>
  (header ?? '').split(',').flatMap(preferenceOf);

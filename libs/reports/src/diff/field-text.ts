import { UNKNOWN } from '../figures/amount-text.ts';
import type { Dates } from '../transparency/head.ts';
import type { Words } from '../words/words.ts';
import type { ChangedField } from './changed-fields.ts';
import { NOT_COMPARED, type StatementField } from './statement-fields.ts';

const LONGEST_VALUE = 60;
const LONGEST_PART = 240;

/** `state: pledged → signed`, with the path in words. */
export function fieldText({ path, from, to }: ChangedField, words: Words): string {
  const { diff: said } = words;
  const named = path.map(({ name, key }) => (key === null ? said.field(name) : `${said.field(name)} ${key}`));
  const last = path.at(-1)?.name;
  return said.fromTo(named.join(' / '), valueText(last, from, words), valueText(last, to, words));
}

const isAmount = (value: object): value is { readonly amount: string; readonly currency: string } =>
  'amount' in value && 'currency' in value;

function valueText(name: StatementField | undefined, value: unknown, words: Words): string {
  const { diff: said, formats, terms } = words;
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return UNKNOWN;
  if (typeof value === 'object' && isAmount(value)) return formats.amount(value);
  if (typeof value === 'object' && 'recordedAt' in value) return terms.dates(value as Dates);
  return typeof value === 'object'
    ? cut(partText(value, words), LONGEST_PART)
    : cut(codeOrText(name, String(value), said, formats), LONGEST_VALUE);
}

const cut = (text: string, longest: number): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

/** A part that was not there before: `price 5.00 EUR, period 2026-Q1`, its amounts first; entries of a list by `;`. */
function partText(value: object, words: Words): string {
  if (Array.isArray(value))
    return value.map((entry) => (isObject(entry) ? partText(entry, words) : String(entry))).join('; ');
  const members = Object.entries(value).filter(([name, member]) => !isLeftOut(name, member));
  const texts = (some: typeof members): readonly string[] =>
    some.map(([name, member]) => {
      const text = isObject(member) && !isAmount(member) ? `(${partText(member, words)})` : undefined;
      return `${words.diff.field(name as StatementField)} ${text ?? valueText(name as StatementField, member, words)}`;
    });
  const isMoney = ([, member]: (typeof members)[number]): boolean => isObject(member) && isAmount(member);
  return [...texts(members.filter(isMoney)), ...texts(members.filter((each) => !isMoney(each)))].join(', ');
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids and places in the log, which the line itself cites, and what is not there. */
const isLeftOut = (name: string, value: unknown): boolean =>
  NOT_COMPARED.some((each) => each === name) ||
  value === null ||
  value === false ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'string' && UUID.test(value));

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;

function codeOrText(
  name: StatementField | undefined,
  value: string,
  said: Words['diff'],
  formats: Words['formats'],
): string {
  if (PLAIN_DATE.test(value)) return formats.date(value);
  if (INSTANT.test(value)) return formats.moment(value);
  return name === undefined ? value : said.value(name, value);
}

import { UNKNOWN } from '../figures/amount-text.ts';
import type { Dates } from '../transparency/head.ts';
import type { Words } from '../words/words.ts';
import type { ChangedField } from './changed-fields.ts';
import type { StatementField } from './statement-fields.ts';

const LONGEST_VALUE = 60;

/** `state: pledged → signed`, with the path in words. */
export function fieldText({ path, from, to }: ChangedField, words: Words): string {
  const { diff: said } = words;
  const named = path.map(({ name, key }) => (key === null ? said.field(name) : `${said.field(name)} ${key}`));
  const last = path.at(-1)?.name;
  return said.fromTo(named.join(' / '), valueText(last, from, words), valueText(last, to, words));
}

const isAmount = (value: object): value is { readonly amount: string; readonly currency: string } =>
  'amount' in value && 'currency' in value;

function valueText(name: StatementField | undefined, value: unknown, { diff: said, formats, terms }: Words): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return UNKNOWN;
  if (typeof value === 'object' && isAmount(value)) return formats.amount(value);
  if (typeof value === 'object' && 'recordedAt' in value) return terms.dates(value as Dates);
  const text = typeof value === 'object' ? JSON.stringify(value) : codeOrText(name, String(value), said, formats);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

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

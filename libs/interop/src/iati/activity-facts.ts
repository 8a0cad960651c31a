import { comparableText, type ActivityFacts, type RelatedActivity, type ReportedPartner } from '@pacta/ledger';
import { reportedPartnershipId } from '../identity/ids.ts';
import { readAmount } from '../mapping/amount-reading.ts';
import { given } from '../mapping/given.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import { organisationOf, publisherOf, type Publisher } from '../mapping/organisations.ts';
import { dateOf } from '../mapping/published-date.ts';
import { lineOf } from '../mapping/published-text.ts';
import { attributeOf, childOf, type Element } from '../xml/element.ts';
import type { Attributes } from '../xml/xml-parser.ts';
import { codeIn, dayIn, codeOfOwnVocabulary, firstCode, type Place } from './attributes.ts';
import { nameOf, narrativesOf, type Narrative } from './narratives.ts';

type Budget = ActivityFacts['budgets'][number];

/** An activity with all its partners and budgets, not yet spread over events. */
export interface WholeActivity extends ActivityFacts {
  readonly partners: ReportedPartner[];
  readonly budgets: Budget[];
  readonly related: readonly RelatedActivity[];
}

/** The context of an activity in its file. */
export interface ActivityHead {
  readonly attributes: Attributes;
  readonly parts: readonly Element[];
  /** Version of the standard that the file names. */
  readonly standard: string | undefined;
}

/** @param leftOut absent where nothing is to be counted */
export const publisherOfActivity = ({ attributes, parts }: ActivityHead, leftOut?: LeftOutCount): Publisher => {
  const element = partNamed(parts, 'reporting-org');
  const place = leftOut === undefined ? undefined : { path: 'reporting-org', leftOut };
  return publisherOf({
    ref: attributeOf(element, 'ref'),
    name: nameOf(element, languageOfActivity(attributes), place),
    type: place === undefined ? undefined : codeIn(element, 'type', place),
  });
};

/** As printed; undefined where nobody sees anything there. */
export function identifierOfActivity({ parts }: ActivityHead): string | undefined {
  const printed = partNamed(parts, 'iati-identifier')?.text ?? '';
  return comparableText(printed) === '' ? undefined : lineOf(printed, 400);
}

export const languageOfActivity = (attributes: Attributes): string | undefined =>
  lineOf(attributes['xml:lang']?.toLowerCase(), 20);

/**
 * The facts recorded of the activity itself. A date or budget that can't be read is left out and counted: it is not a
 * record.
 */
export function activityFacts(
  head: ActivityHead,
  identifier: string,
  publisher: Publisher,
  leftOut: LeftOutCount,
): WholeActivity {
  const { attributes, parts } = head;
  const language = languageOfActivity(attributes);
  const all = (name: string): readonly Element[] => parts.filter((part) => part.name === name);
  const code = (name: string): string | undefined => firstCode(all(name), { path: name, leftOut });
  const defaultCurrency = lineOf(attributes['default-currency'], 20);
  const secondary = secondaryReporter(partNamed(parts, 'reporting-org'));
  return {
    identifier,
    publisher: publisher.organisation,
    ...given('secondary', secondary),
    ...given('standard', lineOf(head.standard, 20)),
    title: texts(all('title'), { each: 500, most: 10 }, language, leftOut),
    description: texts(all('description'), { each: 2000, most: 3 }, language, leftOut),
    ...given('status', code('activity-status')),
    dates: datesOf(all('activity-date'), leftOut),
    ...given('defaultCurrency', defaultCurrency),
    ...given('financeType', code('default-finance-type')),
    ...given('flowType', code('default-flow-type')),
    ...given('aidType', codeOfOwnVocabulary(all('default-aid-type'), { path: 'default-aid-type', leftOut })),
    ...given('tiedStatus', code('default-tied-status')),
    partners: all('participating-org').flatMap((element) => partnerOf(element, publisher, language, leftOut)),
    budgets: all('budget').flatMap((element) => budgetOf(element, defaultCurrency, leftOut)),
    related: relatedTo(identifier, all('related-activity'), leftOut),
  };
}

const partNamed = (parts: readonly Element[], name: string): Element | undefined =>
  parts.find((part) => part.name === name);

function secondaryReporter(element: Element | undefined): boolean | undefined {
  const printed = attributeOf(element, 'secondary-reporter');
  return printed === undefined ? undefined : printed === '1' || printed.toLowerCase() === 'true';
}

function texts(
  elements: readonly Element[],
  { each, most }: { readonly each: number; readonly most: number },
  language: string | undefined,
  leftOut: LeftOutCount,
): Narrative[] {
  const found = elements.flatMap((element) => narrativesOf(element, each, language));
  if (found.length > most) leftOut.add(`${elements[0]?.name} (more than ${most})`, found.length - most);
  return found.slice(0, most);
}

const MOST_DATES = 20;

function datesOf(elements: readonly Element[], leftOut: LeftOutCount): ActivityFacts['dates'] {
  const place: Place = { path: 'activity-date', leftOut };
  const dates = elements.flatMap((element) => {
    const date = dateOf(dayIn(element, place));
    const type = codeIn(element, 'type', place);
    if (date !== undefined && date !== 'wrong' && type !== undefined) return [{ type, date }];
    leftOut.add('activity-date (unreadable)');
    return [];
  });
  if (dates.length > MOST_DATES) leftOut.add(`activity-date (more than ${MOST_DATES})`, dates.length - MOST_DATES);
  return dates.slice(0, MOST_DATES);
}

function partnerOf(
  element: Element,
  publisher: Publisher,
  language: string | undefined,
  leftOut: LeftOutCount,
): readonly ReportedPartner[] {
  const place: Place = { path: 'participating-org', leftOut };
  const organisation = organisationOf(
    {
      ref: attributeOf(element, 'ref'),
      name: nameOf(element, language, place),
      type: codeIn(element, 'type', place),
    },
    publisher,
  );
  if (organisation === undefined) {
    leftOut.add('participating-org (without ref and name)');
    return [];
  }
  return [
    {
      ...organisation,
      ...given('role', codeIn(element, 'role', place)),
      ...given('activity', lineOf(attributeOf(element, 'activity-id'), 300)),
    },
  ];
}

function budgetOf(element: Element, defaultCurrency: string | undefined, leftOut: LeftOutCount): readonly Budget[] {
  const value = childOf(element, 'value');
  const { money } = readAmount(value?.text, attributeOf(value, 'currency') ?? defaultCurrency);
  const place: Place = { path: 'budget', leftOut };
  const dayOf = (name: string): string | undefined =>
    dateOf(dayIn(childOf(element, name), { path: `budget/${name}`, leftOut }));
  const [start, end] = [dayOf('period-start'), dayOf('period-end')];
  const valueDate = dateOf(attributeOf(value, 'value-date'));
  if ('code' in money || start === 'wrong' || end === 'wrong' || valueDate === 'wrong') {
    leftOut.add('budget (unreadable)');
    return [];
  }
  return [
    {
      ...given('type', codeIn(element, 'type', place)),
      ...given('status', codeIn(element, 'status', place)),
      ...given('start', start),
      ...given('end', end),
      ...money,
      ...given('valueDate', valueDate),
    },
  ];
}

/** Each relation once, in the order of the file. */
function relatedTo(
  identifier: string,
  elements: readonly Element[],
  leftOut: LeftOutCount,
): readonly RelatedActivity[] {
  const place: Place = { path: 'related-activity', leftOut };
  const itself = reportedPartnershipId(identifier);
  const found = new Map<string, RelatedActivity>();
  for (const element of elements) {
    const ref = attributeOf(element, 'ref') ?? '';
    const type = codeIn(element, 'type', place);
    const other = comparableText(ref) === '' || ref.length > 300 ? undefined : lineOf(ref, 300);
    if (other === undefined || type === undefined) {
      leftOut.add('related-activity (without ref or type)');
      continue;
    }
    const partnership = reportedPartnershipId(other);
    const key = `${type} ${partnership}`;
    if (partnership === itself || found.has(key)) leftOut.add('related-activity (itself or repeated)');
    else found.set(key, { type, identifier: other, partnership });
  }
  return [...found.values()];
}

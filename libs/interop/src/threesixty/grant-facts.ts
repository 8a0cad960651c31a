import { AWARD, type GrantFacts, type ReportedOrganisation } from '@pacta/ledger';
import { individualId } from '../identity/ids.ts';
import { isObject, objectsIn, printed, type JsonObject, type JsonValue } from '../json/json-value.ts';
import { readAmount, type Counted } from '../mapping/amount-reading.ts';
import { given } from '../mapping/given.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import { organisationOf, publisherOf, type Publisher } from '../mapping/organisations.ts';
import { dateOf, whyNoDate } from '../mapping/published-date.ts';
import { codeOf, lineOf, textOf } from '../mapping/published-text.ts';
import type { Rejection, RejectionCode } from '../mapping/rejection.ts';

type Span = GrantFacts['planned'][number];

const MOST_PARTIES = 20;

/** The control totals' view of an entry: its award, under the single kind of 360Giving. */
export function countedGrant(value: JsonValue): Counted {
  const { currency, exact } = printedAward(value);
  return { currency, kind: AWARD, exact };
}

const printedAward = (value: JsonValue) => {
  const grant = isObject(value) ? value : new Map<string, JsonValue>();
  return readAmount(printed(grant.get('amountAwarded')), printed(grant.get('currency')));
};

/** Names are scoped to the first funder, like a publisher's. */
export const publisherOfGrant = (grant: JsonObject): Publisher => {
  const [funder] = objectsIn(grant.get('fundingOrganization'));
  return publisherOf({ ref: printed(funder?.get('id')), name: printed(funder?.get('name')) });
};

/** The recorded form of a grant, or why there is none. */
export function grantFacts(
  grant: JsonObject,
  identifier: string,
  place: string,
  leftOut: LeftOutCount,
): GrantFacts | Rejection {
  const reject = (code: RejectionCode, reason: string): Rejection => ({ place, code, reason });
  const { money } = printedAward(grant);
  if ('code' in money) return reject(money.code, money.found);
  const printedDate = printed(grant.get('awardDate'));
  const date = dateOf(printedDate);
  if (date === 'wrong') return reject('date-wrong', `The award date ${whyNoDate(printedDate)}`);
  const publisher = publisherOfGrant(grant);
  const currency = money.amount.currency;
  const [individual, ...others] = objectsIn(grant.get('recipientIndividual'));
  if (others.length > 0) leftOut.add('recipientIndividual (more than one)', others.length);
  return {
    identifier,
    ...given('title', textOf(printed(grant.get('title')), 1000)),
    ...given('description', textOf(printed(grant.get('description')), 4000)),
    ...money,
    ...given('appliedFor', sumOf(grant, 'amountAppliedFor', currency, leftOut)),
    ...given('disbursed', sumOf(grant, 'amountDisbursed', currency, leftOut)),
    ...given('date', date),
    planned: spansOf(grant, 'plannedDates', leftOut),
    actual: spansOf(grant, 'actualDates', leftOut),
    funders: organisationsOf(grant, 'fundingOrganization', publisher, leftOut),
    recipients: organisationsOf(grant, 'recipientOrganization', publisher, leftOut),
    ...given('individual', individual === undefined ? undefined : privatePerson(individual, identifier, publisher)),
    programmes: programmesOf(grant, leftOut),
  };
}

/** The name is sealed; the publisher's own id for the person determines the subject, and is not recorded. */
function privatePerson(person: JsonObject, grant: string, publisher: Publisher): NonNullable<GrantFacts['individual']> {
  const subject = individualId(publisher.organisation.id, printed(person.get('id')) ?? grant);
  return { subject, ...given('name', lineOf(printed(person.get('name')), 300)) };
}

function sumOf(grant: JsonObject, name: string, currency: string, leftOut: LeftOutCount): GrantFacts['appliedFor'] {
  const text = printed(grant.get(name));
  if (text === undefined) return undefined;
  const { money } = readAmount(text, currency);
  if (!('code' in money)) return money;
  leftOut.add(`${name} (unreadable)`);
  return undefined;
}

function spansOf(grant: JsonObject, name: string, leftOut: LeftOutCount): Span[] {
  const spans = objectsIn(grant.get(name)).flatMap((span) => {
    const start = dateOf(printed(span.get('startDate')));
    const end = dateOf(printed(span.get('endDate')));
    const months = printed(span.get('duration'));
    if (start === 'wrong' || end === 'wrong') {
      leftOut.add(`${name} (unreadable)`);
      return [];
    }
    const whole = months !== undefined && /^\d{1,4}$/.test(months) ? Number(months) : undefined;
    if (months !== undefined && whole === undefined) leftOut.add(`${name}.duration (no whole months)`);
    return [{ ...given('start', start), ...given('end', end), ...given('months', whole) }];
  });
  return atMost(spans, name, leftOut);
}

function organisationsOf(
  grant: JsonObject,
  name: string,
  publisher: Publisher,
  leftOut: LeftOutCount,
): ReportedOrganisation[] {
  const found = objectsIn(grant.get(name)).flatMap((each) => {
    const described = {
      ref: printed(each.get('id')),
      name: printed(each.get('name')),
      type: printed(each.get('organisationType')),
    };
    if (described.type !== undefined && codeOf(described.type) === undefined)
      leftOut.add(`${name}.organisationType (too long)`);
    const organisation = organisationOf(described, publisher);
    if (organisation === undefined) leftOut.add(`${name} (without id and name)`);
    return organisation === undefined ? [] : [organisation];
  });
  return atMost(found, name, leftOut);
}

const programmesOf = (grant: JsonObject, leftOut: LeftOutCount): string[] => {
  const titles = objectsIn(grant.get('grantProgramme')).flatMap(
    (each) => lineOf(printed(each.get('title')), 300) ?? [],
  );
  return atMost(titles, 'grantProgramme', leftOut);
};

/** As many as an event holds; the others are counted. */
function atMost<Item>(items: Item[], name: string, leftOut: LeftOutCount): Item[] {
  if (items.length > MOST_PARTIES) leftOut.add(`${name} (more than ${MOST_PARTIES})`, items.length - MOST_PARTIES);
  return items.slice(0, MOST_PARTIES);
}

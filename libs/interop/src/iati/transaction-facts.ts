import { comparableText, type FlowFacts, type ReportedSide } from '@pacta/ledger';
import { readAmount, type Counted } from '../mapping/amount-reading.ts';
import { given } from '../mapping/given.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import { organisationOf, type Publisher } from '../mapping/organisations.ts';
import { dateOf, whyNoDate } from '../mapping/published-date.ts';
import { codeOf, lineOf } from '../mapping/published-text.ts';
import type { Rejection, RejectionCode } from '../mapping/rejection.ts';
import { attributeOf, childOf, childrenOf, type Element } from '../xml/element.ts';
import { codeIn, dayIn, codeOfOwnVocabulary, firstCode, type Place } from './attributes.ts';
import { countOthers, nameOf, narrativesOf } from './narratives.ts';

/** What a transaction inherits from its activity. */
export interface ActivityContext {
  readonly publisher: Publisher;
  readonly defaultCurrency: string | undefined;
  readonly language: string | undefined;
  /** True for a reference, in its comparable form, that another transaction of the activity has too. */
  readonly isRepeated: (ref: string) => boolean;
  readonly leftOut: LeftOutCount;
}

const NO_KIND = 'iati:none';

const printedAmount = (transaction: Element, defaultCurrency: string | undefined) => {
  const value = childOf(transaction, 'value');
  return readAmount(value?.text, attributeOf(value, 'currency') ?? defaultCurrency);
};

const kindOf = (transaction: Element): string | undefined => {
  const code = codeOf(attributeOf(childOf(transaction, 'transaction-type'), 'code'));
  return code === undefined ? undefined : `iati:${code}`;
};

/** The control totals' view of a transaction: its own code as printed, its currency or the activity's. */
export function countedOf(transaction: Element, defaultCurrency: string | undefined): Counted {
  const { currency, exact } = printedAmount(transaction, defaultCurrency);
  return { currency, kind: kindOf(transaction) ?? NO_KIND, exact };
}

const LONGEST_REF = 200;

/** The publisher's reference of a transaction; undefined where it is longer than any reference is. */
export function refOf(transaction: Element): string | undefined {
  const ref = lineOf(attributeOf(transaction, 'ref'), LONGEST_REF + 1);
  return ref === undefined || ref.length > LONGEST_REF ? undefined : ref;
}

/** The recorded form of a transaction, or why there is none. */
export function transactionFacts(transaction: Element, place: string, context: ActivityContext): FlowFacts | Rejection {
  const reject = (code: RejectionCode, reason: string): Rejection => ({ place, code, reason });
  if (transaction.oversized === true)
    return reject('record-too-large', 'The transaction has more parts than any real one.');
  const kind = kindOf(transaction);
  if (kind === undefined) return reject('kind-missing', 'The transaction has no type that could be recorded.');
  const { money } = printedAmount(transaction, context.defaultCurrency);
  if ('code' in money) return reject(money.code, money.found);
  const within = (name: string): Place => ({ path: `transaction/${name}`, leftOut: context.leftOut });
  const printedDate = dayIn(childOf(transaction, 'transaction-date'), within('transaction-date'));
  const printedValueDate = attributeOf(childOf(transaction, 'value'), 'value-date');
  const date = dateOf(printedDate);
  const valueDate = dateOf(printedValueDate);
  if (date === 'wrong') return reject('date-wrong', `The transaction date ${whyNoDate(printedDate)}`);
  if (valueDate === 'wrong') return reject('date-wrong', `The value date ${whyNoDate(printedValueDate)}`);
  const code = (name: string): string | undefined => firstCode(childrenOf(transaction, name), within(name));
  return {
    kind,
    ...money,
    ...given('date', date),
    ...given('valueDate', valueDate),
    ...given('provider', sideOf(transaction, 'provider', context)),
    ...given('receiver', sideOf(transaction, 'receiver', context)),
    ...given('description', descriptionOf(transaction, within('description'))),
    ...referenceOf(transaction, context),
    ...given('financeType', code('finance-type')),
    ...given('flowType', code('flow-type')),
    ...given('aidType', codeOfOwnVocabulary(childrenOf(transaction, 'aid-type'), within('aid-type'))),
    ...given('tiedStatus', code('tied-status')),
    ...given('channel', code('disbursement-channel')),
  };
}

/** Files of version 1 have a description for each language, later ones a narrative. */
function descriptionOf(transaction: Element, place: Place): string | undefined {
  const texts = childrenOf(transaction, 'description').flatMap((each) => narrativesOf(each, 2000, undefined));
  countOthers(texts, place);
  return texts[0]?.text;
}

function referenceOf(
  transaction: Element,
  { isRepeated, leftOut }: ActivityContext,
): Pick<FlowFacts, 'ref' | 'unique'> {
  const ref = refOf(transaction);
  if (ref !== undefined) return { ref, unique: !isRepeated(comparableText(ref)) };
  if (attributeOf(transaction, 'ref') !== undefined) leftOut.add('transaction/@ref (too long)');
  return {};
}

function sideOf(
  transaction: Element,
  side: 'provider' | 'receiver',
  { publisher, language, leftOut }: ActivityContext,
): ReportedSide | undefined {
  const element = childOf(transaction, `${side}-org`);
  if (element === undefined) return undefined;
  const place: Place = { path: `transaction/${side}-org`, leftOut };
  const printed = {
    ref: attributeOf(element, 'ref'),
    name: nameOf(element, language, place),
    type: codeIn(element, 'type', place),
  };
  const organisation = organisationOf(printed, publisher);
  if (organisation === undefined) {
    leftOut.add(`${place.path} (without ref and name)`);
    return undefined;
  }
  return { ...organisation, ...given('activity', lineOf(attributeOf(element, `${side}-activity-id`), 300)) };
}

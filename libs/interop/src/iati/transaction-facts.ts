import type { FlowFacts, ReportedSide } from '@pacta/ledger';
import { readAmount, type Counted } from '../mapping/amount-reading.ts';
import { given } from '../mapping/given.ts';
import { organisationOf, type Publisher } from '../mapping/organisations.ts';
import { dateOf } from '../mapping/published-date.ts';
import { codeOf, lineOf, textOf } from '../mapping/published-text.ts';
import type { Rejection, RejectionCode } from '../mapping/rejection.ts';
import { attributeOf, childOf, childrenOf, type Element } from '../xml/element.ts';
import { nameOf, narrativesOf } from './narratives.ts';

/** What a transaction inherits from its activity. */
export interface ActivityContext {
  readonly publisher: Publisher;
  readonly defaultCurrency: string | undefined;
  readonly language: string | undefined;
  /** True for a reference that another transaction of the activity has too. */
  readonly isRepeated: (ref: string) => boolean;
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

/** The publisher's reference of a transaction, trimmed. */
export const refOf = (transaction: Element): string | undefined => codeOf(attributeOf(transaction, 'ref'), 200);

/** The recorded form of a transaction, or why there is none. */
export function transactionFacts(transaction: Element, place: string, context: ActivityContext): FlowFacts | Rejection {
  const reject = (code: RejectionCode, reason: string): Rejection => ({ place, code, reason });
  if (transaction.oversized === true)
    return reject('record-too-large', 'The transaction has more parts than any real one.');
  const kind = kindOf(transaction);
  if (kind === undefined) return reject('kind-missing', 'The transaction has no type that could be recorded.');
  const { money } = printedAmount(transaction, context.defaultCurrency);
  if ('code' in money) return reject(money.code, money.found);
  const printedDate = attributeOf(childOf(transaction, 'transaction-date'), 'iso-date');
  const printedValueDate = attributeOf(childOf(transaction, 'value'), 'value-date');
  const date = dateOf(printedDate);
  const valueDate = dateOf(printedValueDate);
  if (date === 'wrong') return reject('date-wrong', `The transaction date '${brief(printedDate)}' is no calendar day.`);
  if (valueDate === 'wrong')
    return reject('date-wrong', `The value date '${brief(printedValueDate)}' is no calendar day.`);
  const ref = refOf(transaction);
  return {
    kind,
    ...money,
    ...given('date', date),
    ...given('valueDate', valueDate),
    ...given('provider', sideOf(transaction, 'provider', context)),
    ...given('receiver', sideOf(transaction, 'receiver', context)),
    ...given('description', textOf(narrativesOf(childOf(transaction, 'description'), 2000, undefined)[0]?.text, 2000)),
    ...(ref === undefined ? {} : { ref, unique: !context.isRepeated(ref) }),
    ...given('financeType', code(transaction, 'finance-type')),
    ...given('flowType', code(transaction, 'flow-type')),
    ...given('aidType', code(transaction, 'aid-type')),
    ...given('tiedStatus', code(transaction, 'tied-status')),
    ...given('channel', code(transaction, 'disbursement-channel')),
  };
}

/** Of several codes (aid types of several vocabularies) the first, which is that of the default vocabulary. */
const code = (transaction: Element, name: string): string | undefined =>
  childrenOf(transaction, name)
    .map((child) => codeOf(attributeOf(child, 'code')))
    .find((each) => each !== undefined);

function sideOf(
  transaction: Element,
  side: 'provider' | 'receiver',
  context: ActivityContext,
): ReportedSide | undefined {
  const element = childOf(transaction, `${side}-org`);
  if (element === undefined) return undefined;
  const printed = {
    ref: attributeOf(element, 'ref'),
    name: nameOf(element, context.language),
    type: attributeOf(element, 'type'),
  };
  const organisation = organisationOf(printed, context.publisher);
  if (organisation === undefined) return undefined;
  return { ...organisation, ...given('activity', lineOf(attributeOf(element, `${side}-activity-id`), 300)) };
}

const brief = (text: string | undefined): string => (text ?? '').slice(0, 40);

import { z } from 'zod';
import { uuid } from '../identifiers.ts';
import { money } from '../money.ts';
import { plainDate } from '../plain-date.ts';
import { sealable } from '../sealable.ts';
import { line, text } from '../text.ts';
import { code, reportedOrganisation, reportedPartner, reportedSide } from './organisation.ts';

/** Text in one language (`xml:lang`; absent where not given). */
const narrative = z.strictObject({ text: text(2000), language: line(20).exactOptional() });

/** The amount as published, where it had more decimals than its currency and was rounded. */
const published = line(100).exactOptional();

const sum = z.strictObject({ amount: money, published });

const budget = z.strictObject({
  /** IATI budget type (1 original, 2 revised) and status (1 indicative, 2 committed). */
  type: code.exactOptional(),
  status: code.exactOptional(),
  start: plainDate.exactOptional(),
  end: plainDate.exactOptional(),
  amount: money,
  published,
  valueDate: plainDate.exactOptional(),
});

/** Maximum number of partners, and of budgets, in one event; a longer activity continues in the next one. */
export const PARTNERS_PER_EVENT = 40;
export const BUDGETS_PER_EVENT = 100;
const partners = z.array(reportedPartner).max(PARTNERS_PER_EVENT);
const budgets = z.array(budget).max(BUDGETS_PER_EVENT);

/** What a publisher reports of a whole activity. */
export const activityFacts = {
  /** The iati-identifier. The partnership's id is derived from it. */
  identifier: line(300),
  publisher: reportedOrganisation,
  /** True for a secondary reporter: others reported it first. */
  secondary: z.boolean().exactOptional(),
  /** Version of the standard that the file names. */
  standard: line(20).exactOptional(),
  title: z.array(narrative).max(20),
  description: z.array(narrative).max(5),
  /** IATI activity status: 1 pipeline, 2 implementation, 3 finalisation, 4 closed, 5 cancelled, 6 suspended. */
  status: code.exactOptional(),
  /** IATI date types: 1 planned start, 2 actual start, 3 planned end, 4 actual end; words such as `start-actual` in 1.x. */
  dates: z.array(z.strictObject({ type: code, date: plainDate })).max(20),
  defaultCurrency: line(20).exactOptional(),
  /** Defaults for flows that don't state their own. */
  financeType: code.exactOptional(),
  flowType: code.exactOptional(),
  aidType: code.exactOptional(),
  tiedStatus: code.exactOptional(),
  partners,
  budgets,
};

export const moreOfActivity = { partners, budgets };
export const moreOfActivityShape = z.strictObject(moreOfActivity);

/**
 * One transaction. An absent provider or receiver was not named: IATI then means the publisher, which readers apply.
 */
export const flowFacts = {
  /** The source's own code: `iati:3`, or `iati:D` in a file of version 1.x. flow-kinds.ts has the meanings. */
  kind: line(70),
  amount: money,
  published,
  /** Transaction date; also the event's effectiveOn. */
  date: plainDate.exactOptional(),
  valueDate: plainDate.exactOptional(),
  provider: reportedSide.exactOptional(),
  receiver: reportedSide.exactOptional(),
  description: text(2000).exactOptional(),
  /** The publisher's reference; `unique` where no other transaction of the activity in that file has the same. */
  ref: line(200).exactOptional(),
  unique: z.boolean().exactOptional(),
  financeType: code.exactOptional(),
  flowType: code.exactOptional(),
  aidType: code.exactOptional(),
  tiedStatus: code.exactOptional(),
  channel: code.exactOptional(),
};

/** A planned or actual period of a grant. */
const span = z.strictObject({
  start: plainDate.exactOptional(),
  end: plainDate.exactOptional(),
  months: z.int().min(0).max(9999).exactOptional(),
});

/** One grant of a 360Giving file. Its kind in control totals is `360:award`. */
export const grantFacts = {
  /** The grant's id in the file. The partnership's id is derived from it. */
  identifier: line(300),
  /** Sealed with the recipient's own key where the recipient is a person, as is the description. */
  title: sealable(text(1000)).exactOptional(),
  description: sealable(text(4000)).exactOptional(),
  /** Awarded. */
  amount: money,
  published,
  appliedFor: sum.exactOptional(),
  disbursed: sum.exactOptional(),
  /** Award date; also the event's effectiveOn. */
  date: plainDate.exactOptional(),
  planned: z.array(span).max(20),
  actual: z.array(span).max(20),
  funders: z.array(reportedOrganisation).max(20),
  recipients: z.array(reportedOrganisation).max(20),
  /** A private recipient: `subject` is an id; the name is sealed with that person's own key. */
  individual: z.strictObject({ subject: uuid, name: sealable(line(300)).exactOptional() }).exactOptional(),
  programmes: z.array(line(300)).max(20),
};

export const activityShape = z.strictObject(activityFacts);
export type ActivityFacts = z.infer<typeof activityShape>;
export const flowShape = z.strictObject(flowFacts);
export type FlowFacts = z.infer<typeof flowShape>;
export const grantShape = z.strictObject(grantFacts);
export type GrantFacts = z.infer<typeof grantShape>;

import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { documentHash, uuid } from '../identifiers.ts';
import { money } from '../money.ts';
import { period } from '../period.ts';
import { plainDate } from '../plain-date.ts';
import { quantity, share } from '../quantity.ts';
import { sealable } from '../sealable.ts';
import { line, text } from '../text.ts';
import { contributionBounds } from './bounds.ts';

/** The two organisations that must both sign a contribution. */
export const SIDES = ['provider', 'receiver'] as const;
export type Side = (typeof SIDES)[number];

/** A seconded person: `subject` is an id; the name is sealed with that person's own key. */
export const person = z.strictObject({ subject: uuid, name: sealable(line(contributionBounds.personName)) });

export const workedDay = z.strictObject({ date: plainDate, hours: quantity.exactOptional() });
export type WorkedDay = z.infer<typeof workedDay>;

/** What both sides agreed before the days were given: the total cost, and the period. */
export const priorAgreement = z.strictObject({
  signedOn: plainDate,
  first: plainDate,
  last: plainDate,
  /** It reveals a person's pay, so it is sealed. */
  cost: sealable(money),
  documentHash: documentHash.exactOptional(),
});

/** Staff time given (skills-based sponsorship). It counts once both sides have signed, and never as cash. */
export const timeLogged = defineEvent({
  type: 'TimeLogged.v1',
  category: 'contribution',
  data: z.strictObject({
    provider: uuid,
    receiver: uuid,
    /** The side that logged it; the other one countersigns. */
    side: z.enum(SIDES),
    person,
    skill: line(contributionBounds.skill),
    /** Total days. */
    days: quantity,
    /** The listed days; else a period is given. */
    dates: z.array(workedDay).min(contributionBounds.dates.min).max(contributionBounds.dates.max).exactOptional(),
    period: period.exactOptional(),
    /** Name of the prior agreement with its costs and calendar. */
    agreement: line(contributionBounds.agreement).exactOptional(),
    /** What that agreement says. */
    agreed: priorAgreement.exactOptional(),
    synthetic: z.boolean().exactOptional(),
  }),
  seals: ({ person: { subject }, agreed }) => [
    { pointer: '/person/name', class: 'personal', subject },
    ...(agreed === undefined ? [] : [{ pointer: '/agreed/cost', class: 'partners' } as const]),
  ],
});

export const countersigned = defineEvent({
  type: 'Countersigned.v1',
  category: 'contribution',
  data: z.strictObject({ organisation: uuid, note: text(contributionBounds.note).exactOptional() }),
});

/** Goods given. They count once both sides have signed, and never as cash. */
export const goodsGiven = defineEvent({
  type: 'GoodsGiven.v1',
  category: 'contribution',
  data: z.strictObject({
    provider: uuid,
    receiver: uuid,
    /** The side that recorded it; the other one countersigns. */
    side: z.enum(SIDES),
    description: line(contributionBounds.description),
    quantity: quantity.exactOptional(),
    unit: line(contributionBounds.unit).exactOptional(),
    givenOn: plainDate,
    documentHash: documentHash.exactOptional(),
    synthetic: z.boolean().exactOptional(),
  }),
});

/** `fr-skills`: pay and charges up to the ceiling of the rule in force. `at-cost`: what it cost the giver, uncapped. */
export const VALUATION_METHODS = ['fr-skills', 'at-cost'] as const;

export const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

const monthlyCosts = z
  .array(z.strictObject({ month: z.string().regex(MONTH, 'a month, 2026-03'), cost: money }))
  .min(contributionBounds.monthlyCosts.min)
  .max(contributionBounds.monthlyCosts.max);

/** Never added to cash: the value at cost, and what of it counts under the rule. */
export const valued = defineEvent({
  type: 'Valued.v1',
  category: 'contribution',
  data: z.strictObject({
    method: z.enum(VALUATION_METHODS),
    /** Version of the partnership's valuation rule; absent where nothing is capped. */
    ruleVersion: z.int().min(1).max(9999).exactOptional(),
    gross: money,
    capped: money,
    /** Pay and charges for the time given, by month. They reveal a person's pay, so they are sealed. */
    costs: sealable(monthlyCosts).exactOptional(),
    /** The person's share of full time, where part time. */
    workingTime: share.exactOptional(),
    note: text(contributionBounds.note).exactOptional(),
    documentHash: documentHash.exactOptional(),
  }),
  seals: ({ costs }) => (costs === undefined ? [] : [{ pointer: '/costs', class: 'partners' }]),
});

export const contributionEvents = [timeLogged, goodsGiven, countersigned, valued] as const;
export type ContributionDecided = DecidedOf<typeof contributionEvents>;
export type ContributionRecorded = RecordedOf<typeof contributionEvents>;

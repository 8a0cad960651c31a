import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { key, uuid } from '../identifiers.ts';
import { CURRENCY_CODE, money } from '../money.ts';
import { period } from '../period.ts';
import { quantity } from '../quantity.ts';
import { confidentialityClass, sealable, type ConfidentialityClass, type SealMark } from '../sealable.ts';
import { line, text } from '../text.ts';
import { costBookBounds } from './bounds.ts';

/** Maximum number of lines in one event, so that its leaf stays small. */
export const LINES_PER_EVENT = 100;

/** The seal of a field of this class; a public field has none. */
const mark = (pointer: string, of: ConfidentialityClass): readonly SealMark[] =>
  of === 'public' ? [] : [{ pointer, class: of }];

/** A sum with its class: sealed where the class is above `public`. */
export const classedMoney = z.strictObject({ class: confidentialityClass, amount: sealable(money) });
export type ClassedMoney = z.infer<typeof classedMoney>;

/** How a common cost is allocated; agreed before it is used. */
export const allocationKey = z.strictObject({ id: key, text: text(costBookBounds.allocationText) });

export const templateAgreed = defineEvent({
  type: 'TemplateAgreed.v1',
  category: 'costbook',
  data: z.strictObject({
    product: line(costBookBounds.product),
    /** The organisation that discloses, a partner. */
    discloser: uuid,
    currency: z.string().regex(CURRENCY_CODE),
    /** Stages of the value chain, in order: 'raw-materials', 'processing' … */
    stages: z.array(key).min(costBookBounds.stages.min).max(costBookBounds.stages.max),
    allocationKeys: z.array(allocationKey).max(costBookBounds.allocationKeys),
    /** 'No loss, no profit' holds while the balance is within this percentage of the costs. */
    tolerancePercent: quantity.exactOptional(),
    decisionId: uuid.exactOptional(),
  }),
});

export const disclosureOpened = defineEvent({
  type: 'DisclosureOpened.v1',
  category: 'costbook',
  data: z.strictObject({
    /** Its name in the book, such as `2026-03`. */
    disclosure: key,
    period,
    volume: quantity.exactOptional(),
    unit: line(costBookBounds.unit).exactOptional(),
    /** Per unit. */
    price: classedMoney.exactOptional(),
    revenue: classedMoney.exactOptional(),
    synthetic: z.boolean().exactOptional(),
  }),
  seals: ({ price, revenue }) => [
    ...(price ? mark('/price/amount', price.class) : []),
    ...(revenue ? mark('/revenue/amount', revenue.class) : []),
  ],
});

export const LINE_KINDS = ['direct', 'common'] as const;

/** One cost. Stage, kind and label are public by design; amount and basis are read by class. */
export const costLine = z.strictObject({
  line: key,
  stage: key,
  kind: z.enum(LINE_KINDS),
  label: line(costBookBounds.label),
  class: confidentialityClass,
  amount: sealable(money),
  /** How the amount was arrived at. */
  basis: sealable(text(costBookBounds.basis)).exactOptional(),
  /** Set on a common cost. */
  allocationKey: key.exactOptional(),
  synthetic: z.boolean().exactOptional(),
});
export type CostLine = z.infer<typeof costLine>;

export const costLinesDisclosed = defineEvent({
  type: 'CostLinesDisclosed.v1',
  category: 'costbook',
  data: z.strictObject({ disclosure: key, lines: z.array(costLine).min(1).max(LINES_PER_EVENT) }),
  seals: ({ lines }) =>
    lines.flatMap((cost, index) => [
      ...mark(`/lines/${index}/amount`, cost.class),
      ...(cost.basis === undefined ? [] : mark(`/lines/${index}/basis`, cost.class)),
    ]),
});

/**
 * Without it a disclosure does not count. The total has the strictest class of its lines, so that no line can be
 * derived by subtraction.
 */
export const disclosureClosed = defineEvent({
  type: 'DisclosureClosed.v1',
  category: 'costbook',
  data: z.strictObject({
    disclosure: key,
    /** Total number of lines. */ count: z.int().min(1).max(100_000),
    total: classedMoney,
  }),
  seals: ({ total }) => mark('/total/amount', total.class),
});

/** A question may quote its line, so it has the line's class. */
export const challenged = defineEvent({
  type: 'Challenged.v1',
  category: 'costbook',
  data: z.strictObject({
    challenge: uuid,
    disclosure: key,
    line: key,
    class: confidentialityClass,
    question: sealable(text(costBookBounds.question)),
  }),
  seals: (data) => mark('/question', data.class),
});

export const challengeAnswered = defineEvent({
  type: 'ChallengeAnswered.v1',
  category: 'costbook',
  data: z.strictObject({ challenge: uuid, class: confidentialityClass, answer: sealable(text(costBookBounds.answer)) }),
  seals: (data) => mark('/answer', data.class),
});

export const costBookEvents = [
  templateAgreed,
  disclosureOpened,
  costLinesDisclosed,
  disclosureClosed,
  challenged,
  challengeAnswered,
] as const;
export type CostBookDecided = DecidedOf<typeof costBookEvents>;
export type CostBookRecorded = RecordedOf<typeof costBookEvents>;

import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { plainDate } from '../plain-date.ts';
import { eventReversed } from '../reversal/events.ts';
import { line } from '../text.ts';

/** Characters of the name of whoever publishes a rate. */
export const LONGEST_RATE_SOURCE = 200;

export const RATE = /^(0|[1-9]\d{0,11})(\.\d{1,12})?$/;

export const rateRecorded = defineEvent({
  type: 'RateRecorded.v1',
  category: 'rate',
  data: z.strictObject({
    /** `EUR/USD`: how many US dollars one euro is worth. */
    pair: z.string().regex(/^[A-Z]{3}\/[A-Z]{3}$/, 'two ISO 4217 codes, such as EUR/USD'),
    /** As its source prints it. */
    rate: z.string().regex(RATE, 'a decimal number'),
    /** The day that the rate is for. */
    date: plainDate,
    /** Who publishes it. */
    source: line(LONGEST_RATE_SOURCE),
  }),
});

export const rateEvents = [rateRecorded] as const;
export type RateRecorded = RecordedOf<typeof rateEvents>;
export type RateDecided = DecidedOf<readonly [typeof rateRecorded, typeof eventReversed]>;
export type RateEvent = RecordedOf<readonly [typeof rateRecorded, typeof eventReversed]>;

import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { uuid } from '../identifiers.ts';
import { money } from '../money.ts';
import { plainDate } from '../plain-date.ts';
import { line, text } from '../text.ts';
import { commitmentBounds } from './bounds.ts';

/* Each side records its own movements of money; where the two differ, a discrepancy is opened. */

export const disbursed = defineEvent({
  type: 'Disbursed.v1',
  category: 'commitment',
  data: z.strictObject({
    amount: money,
    valueDate: plainDate,
    /** The provider's own reference; unique within the commitment. */
    reference: line(commitmentBounds.reference),
    synthetic: z.boolean().exactOptional(),
  }),
});

export const guaranteeCalled = defineEvent({
  type: 'GuaranteeCalled.v1',
  category: 'commitment',
  data: z.strictObject({
    amount: money,
    valueDate: plainDate,
    /** Unique within the commitment, as of a disbursement. */
    reference: line(commitmentBounds.reference),
    reason: text(commitmentBounds.reason).exactOptional(),
    synthetic: z.boolean().exactOptional(),
  }),
});

export const received = defineEvent({
  type: 'Received.v1',
  category: 'commitment',
  data: z.strictObject({
    amount: money,
    valueDate: plainDate,
    reference: line(commitmentBounds.reference).exactOptional(),
    /** Event id of the disbursement (or guarantee call) that it answers, where one was found. */
    disbursement: uuid.exactOptional(),
    synthetic: z.boolean().exactOptional(),
  }),
});

/** Money went back from receiver to provider. */
export const repaid = defineEvent({
  type: 'Repaid.v1',
  category: 'commitment',
  data: z.strictObject({
    /** Principal; zero where only interest was paid. */
    amount: money,
    /** In addition to the principal, never part of it. */
    interest: money.exactOptional(),
    valueDate: plainDate,
    /** The receiver's own reference; unique among repayments. */
    reference: line(commitmentBounds.reference).exactOptional(),
    synthetic: z.boolean().exactOptional(),
  }),
});

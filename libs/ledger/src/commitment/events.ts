import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { financeTerms } from '../flow/finance-terms.ts';
import { documentHash, key, uuid } from '../identifiers.ts';
import { money } from '../money.ts';
import type { ReversalDecided, ReversalRecorded } from '../reversal/events.ts';
import { line, text } from '../text.ts';
import { disbursed, guaranteeCalled, received, repaid } from './movement-events.ts';
import { commitmentBounds } from './bounds.ts';

export * from './movement-events.ts';

/** How money is committed; after the finance types of IATI 2.03. */
export const INSTRUMENTS = ['grant', 'equity', 'loan', 'reimbursable', 'guarantee', 'collective-vehicle'] as const;
export const instrument = z.enum(INSTRUMENTS);
export type Instrument = z.infer<typeof instrument>;

/** After the condition types of IATI 2.03. */
export const CONDITION_KINDS = ['policy', 'performance', 'fiduciary'] as const;

export const condition = z.strictObject({
  id: key,
  kind: z.enum(CONDITION_KINDS),
  text: text(commitmentBounds.conditionText),
  /** Guards what is disbursed above this sum (a conditional tranche). Absent: guards everything. */
  above: money.exactOptional(),
});
export type Condition = z.infer<typeof condition>;

export const pledged = defineEvent({
  type: 'Pledged.v1',
  category: 'commitment',
  data: z.strictObject({
    /** Organisations of the roster. */
    provider: uuid,
    receiver: uuid,
    instrument,
    amount: money,
    purpose: text(commitmentBounds.purpose).exactOptional(),
    conditions: z.array(condition).max(commitmentBounds.conditions),
    /** The commitment that this money came from, where it is passed on: figures count it once, at its origin. */
    source: uuid.exactOptional(),
    finance: financeTerms.exactOptional(),
    synthetic: z.boolean().exactOptional(),
  }),
});

export const signed = defineEvent({
  type: 'Signed.v1',
  category: 'commitment',
  data: z.strictObject({
    terms: text(commitmentBounds.terms),
    documentHash: documentHash.exactOptional(),
    amount: money,
  }),
});

export const amended = defineEvent({
  type: 'Amended.v1',
  category: 'commitment',
  data: z.strictObject({
    /** Added to the signed amount; may be negative. */ delta: money,
    reason: text(commitmentBounds.reason),
  }),
});

export const conditionMet = defineEvent({
  type: 'ConditionMet.v1',
  category: 'commitment',
  data: z.strictObject({
    condition: key,
    evidence: text(commitmentBounds.evidence),
    documentHash: documentHash.exactOptional(),
  }),
});

export const conditionWaived = defineEvent({
  type: 'ConditionWaived.v1',
  category: 'commitment',
  data: z.strictObject({ condition: key, decisionId: uuid, reason: text(commitmentBounds.reason) }),
});

/**
 * Why two records differ. `fact-changed`: a fact that the decision relied on changed at the same moment. `questioned`:
 * opened by a person.
 */
export const DISCREPANCY_KINDS = [
  'received-differs',
  'received-unmatched',
  'fact-changed',
  'reported-differs',
  'questioned',
] as const;

/** Identified by the id of its event; open until it is reconciled. */
export const discrepancyOpened = defineEvent({
  type: 'DiscrepancyOpened.v1',
  category: 'commitment',
  data: z.strictObject({
    kind: z.enum(DISCREPANCY_KINDS),
    expected: money.exactOptional(),
    found: money.exactOptional(),
    disbursement: uuid.exactOptional(),
    reference: line(commitmentBounds.reference).exactOptional(),
    note: text(commitmentBounds.note).exactOptional(),
  }),
});

/** The secretariat compared both sides' records; where they differ it gives an explanation. */
export const reconciled = defineEvent({
  type: 'Reconciled.v1',
  category: 'commitment',
  data: z.strictObject({
    /** Event ids of the disbursements and calls compared. */
    payments: z.array(uuid).max(commitmentBounds.reconciledAtOnce),
    /** Event ids of the discrepancies that this closes. */
    discrepancies: z.array(uuid).max(commitmentBounds.reconciledAtOnce),
    /** Sums of these payments, by each side's record. */
    paid: money,
    received: money,
    explanation: text(commitmentBounds.explanation).exactOptional(),
    documentHash: documentHash.exactOptional(),
  }),
});

export const cancelled = defineEvent({
  type: 'Cancelled.v1',
  category: 'commitment',
  data: z.strictObject({ reason: text(commitmentBounds.reason) }),
});

export const commitmentEvents = [
  pledged,
  signed,
  amended,
  conditionMet,
  conditionWaived,
  disbursed,
  guaranteeCalled,
  received,
  repaid,
  discrepancyOpened,
  reconciled,
  cancelled,
] as const;
export type CommitmentDecided = DecidedOf<typeof commitmentEvents> | ReversalDecided;
export type CommitmentRecorded = RecordedOf<typeof commitmentEvents> | ReversalRecorded;

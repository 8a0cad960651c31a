import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { documentHash, key, uuid } from '../identifiers.ts';
import { money } from '../money.ts';
import { line, text } from '../text.ts';
import { methodDefinition } from './method/definition.ts';
import { leverageBounds } from './bounds.ts';

/** On a stream of its own, whose id is the anchor's. */
export const anchorDesignated = defineEvent({
  type: 'AnchorDesignated.v1',
  category: 'leverage',
  data: z.strictObject({
    /** Commitments whose money is the anchor. */
    commitments: z.array(uuid).max(leverageBounds.anchorCommitments),
    /** In addition or instead: everything that this partner gives. */
    provider: uuid.exactOptional(),
    name: line(leverageBounds.anchorName).exactOptional(),
    /** Organisations that lend the anchor's money on; absent: its receivers that give others reimbursable finance. */
    lenders: z.array(uuid).max(leverageBounds.lenders).exactOptional(),
    /** Absent: every receiver that is not a lender. */
    finalRecipients: z.array(uuid).max(leverageBounds.finalRecipients).exactOptional(),
    decisionId: uuid.exactOptional(),
  }),
});

export const causalityAsserted = defineEvent({
  type: 'CausalityAsserted.v1',
  category: 'leverage',
  data: z.strictObject({
    /** Why the money would not have come otherwise. */
    evidence: text(leverageBounds.evidence),
    /** The partner that asserts it. */
    by: uuid,
    /** Absent: all money of the partnership. */
    commitments: z.array(uuid).min(leverageBounds.commitments.min).max(leverageBounds.commitments.max).exactOptional(),
    documentHash: documentHash.exactOptional(),
  }),
});

/** Why money does not count. The last two are findings of the European Court of Auditors on EFSI's figures. */
export const CONTEST_GROUNDS = ['would-have-come-anyway', 'never-arrived', 'claimed-elsewhere'] as const;

export const causalityContested = defineEvent({
  type: 'CausalityContested.v1',
  category: 'leverage',
  data: z.strictObject({
    reason: text(leverageBounds.reason),
    grounds: z.enum(CONTEST_GROUNDS),
    /** Event id of the contested assertion; absent: any assertion for the money in question. */
    assertion: uuid.exactOptional(),
    /** Absent: all private money, or all commitments of the assertion. */
    commitments: z.array(uuid).min(leverageBounds.commitments.min).max(leverageBounds.commitments.max).exactOptional(),
  }),
});

/** Reported separately from leverage, and never added to money. */
export const avoidedCostAsserted = defineEvent({
  type: 'AvoidedCostAsserted.v1',
  category: 'leverage',
  data: z.strictObject({
    amount: money,
    /** The cost avoided, for whom and over which time. */
    description: text(leverageBounds.description),
    evidence: text(leverageBounds.evidence),
    by: uuid,
    documentHash: documentHash.exactOptional(),
  }),
});

/** On the stream of the partnership's methods: `leverage-<partnership>`. */
export const methodPublished = defineEvent({
  type: 'MethodPublished.v1',
  category: 'leverage',
  data: z.strictObject({
    id: key,
    /** One above the last; version 1 of the built-in methods is not in the log. */
    version: z.int().min(leverageBounds.methodVersion.min).max(leverageBounds.methodVersion.max),
    title: line(leverageBounds.title),
    /** Source of the rule. */
    source: text(leverageBounds.source),
    /** True where the rule is unconfirmed; every figure is then marked so. */
    provisional: z.boolean(),
    definition: methodDefinition,
    decisionId: uuid.exactOptional(),
  }),
});

export const leverageEvents = [
  anchorDesignated,
  causalityAsserted,
  causalityContested,
  avoidedCostAsserted,
  methodPublished,
] as const;
export type LeverageDecided = DecidedOf<typeof leverageEvents>;
export type LeverageRecorded = RecordedOf<typeof leverageEvents>;
export type Method = z.infer<typeof methodPublished.data>;

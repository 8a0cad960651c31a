import { z } from 'zod';
import { INSTRUMENTS } from '../../commitment/events.ts';
import { MECHANISMS, PRICINGS } from '../../flow/finance-terms.ts';
import { key } from '../../identifiers.ts';
import { SECTORS } from '../../partnership/events.ts';
import { share } from '../../quantity.ts';

/**
 * Which money a figure counts: all conditions must hold; an absent one holds for all money. Money counts once, at its
 * origin, unless `stage` says otherwise.
 */
export const selection = z.strictObject({
  whose: z.enum(['anchor', 'others']).exactOptional(),
  /** Sector of the organisation that the money first came from. */
  sectors: z.array(z.enum(SECTORS)).min(1).max(SECTORS.length).exactOptional(),
  instruments: z.array(z.enum(INSTRUMENTS)).min(1).max(INSTRUMENTS.length).exactOptional(),
  pricing: z.enum(PRICINGS).exactOptional(),
  mechanism: z.enum(MECHANISMS).exactOptional(),
  /** Direct: it is proved that a lender mobilised it. */
  raised: z.enum(['direct', 'indirect']).exactOptional(),
  /** `any`: a guarantee covers it; `anchor`: one of the anchor's. */
  covered: z.enum(['any', 'anchor']).exactOptional(),
  /**
   * `final`: what final recipients received, less what they passed on; `lender`: what the anchor's lender gave them.
   */
  stage: z.enum(['origin', 'final', 'lender']).exactOptional(),
  /** Counts guarantees too, with the sum guaranteed. Otherwise only cash counts. */
  unfunded: z.literal(true).exactOptional(),
  /** Counts the provision for losses instead of the sum itself. */
  value: z.literal('provision').exactOptional(),
});
export type Selection = z.infer<typeof selection>;

const selections = z.array(selection).min(1).max(10);

/** One sum, divided by a second one where there is one. */
const ratioPart = z.strictObject({ kind: z.literal('ratio'), name: key, over: selections, under: selections });

/** The product of two ratios named before. */
const productPart = z.strictObject({ kind: z.literal('product'), name: key, factors: z.tuple([key, key]) });

/** One part per theme of the money, as a share of all of it. */
const themesPart = z.strictObject({ kind: z.literal('themes'), of: selections });

const portion = z.strictObject({
  /** The portions of a split add up to 1. */
  share,
  /** Who gets it; without such takers it is added to the last portion. */
  to: z.enum(['all', 'arrangers', 'riskiest-tranche']),
  by: z.enum(['amount', 'equal']),
});
export type Portion = z.infer<typeof portion>;

const round = z.strictObject({
  mobilised: selections,
  /** The takers are the providers of this money. */
  among: selections,
  /** Money is split among the takers of the same group: same receiver, its guarantors, its mobiliser, or all. */
  group: z.enum(['all', 'receiver', 'cover', 'mobiliser']),
  portions: z.array(portion).min(1).max(5),
});
export type Round = z.infer<typeof round>;

/** One part per taker. The parts add up to the money that is split. */
const attributionPart = z.strictObject({ kind: z.literal('attribution'), rounds: z.array(round).min(1).max(5) });

const part = z.discriminatedUnion('kind', [ratioPart, productPart, themesPart, attributionPart]);
export type PartDefinition = z.infer<typeof part>;
export type RatioPart = z.infer<typeof ratioPart>;
export type ThemesPart = z.infer<typeof themesPart>;
export type AttributionPart = z.infer<typeof attributionPart>;

/** How a method counts, as data: pure code interprets it, so old versions keep working unchanged. */
export const methodDefinition = z.strictObject({
  /** True: private money counts only while an assertion of causality is in force. */
  causality: z.boolean(),
  /** Empty: the rule is not known yet, and the figure says so. */
  parts: z.array(part).max(20),
});
export type MethodDefinition = z.infer<typeof methodDefinition>;

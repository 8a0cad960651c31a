import { z } from 'zod';
import { INSTRUMENTS } from '../../commitment/events.ts';
import { MECHANISMS, PRICINGS } from '../../flow/finance-terms.ts';
import { key } from '../../identifiers.ts';
import { SECTORS } from '../../partnership/events.ts';
import { share } from '../../quantity.ts';

/**
 * Which money a figure takes: all conditions must hold; one left out holds for all money. Money is counted once, at its
 * origin, unless `stage` says otherwise.
 */
export const selection = z.strictObject({
  whose: z.enum(['anchor', 'others']).exactOptional(),
  /** Of the organisation that the money first came from. */
  sectors: z.array(z.enum(SECTORS)).min(1).max(SECTORS.length).exactOptional(),
  instruments: z.array(z.enum(INSTRUMENTS)).min(1).max(INSTRUMENTS.length).exactOptional(),
  pricing: z.enum(PRICINGS).exactOptional(),
  mechanism: z.enum(MECHANISMS).exactOptional(),
  /** Direct: a lender's own active part in bringing it in is proved. */
  raised: z.enum(['direct', 'indirect']).exactOptional(),
  /** `any`: a guarantee stands behind it; `anchor`: one of the anchor's. */
  covered: z.enum(['any', 'anchor']).exactOptional(),
  /** `final`: what came to final recipients, less what they passed on; `lender`: what the anchor's lender gave them. */
  stage: z.enum(['origin', 'final', 'lender']).exactOptional(),
  /** Guarantees count too, with the sum they stand for. Without it only cash does. */
  unfunded: z.literal(true).exactOptional(),
  /** Instead of the sum itself: what is set aside for losses. */
  value: z.literal('provision').exactOptional(),
});
export type Selection = z.infer<typeof selection>;

const selections = z.array(selection).min(1).max(10);

/** One sum, and where there is a second one, the first divided by it. */
const ratioPart = z.strictObject({ kind: z.literal('ratio'), name: key, over: selections, under: selections });

/** The product of two ratios named before. */
const productPart = z.strictObject({ kind: z.literal('product'), name: key, factors: z.tuple([key, key]) });

/** One part for each theme of the money, as a share of all of it. */
const themesPart = z.strictObject({ kind: z.literal('themes'), of: selections });

const portion = z.strictObject({
  /** The portions of a split come to 1. */
  share,
  /** Who takes it; where nobody is such, it goes the way of the last portion. */
  to: z.enum(['all', 'arrangers', 'riskiest-tranche']),
  by: z.enum(['amount', 'equal']),
});
export type Portion = z.infer<typeof portion>;

const round = z.strictObject({
  mobilised: selections,
  /** The takers are the providers of this money. */
  among: selections,
  /** Money is split among the takers of the same group: its receiver's, its guarantors, its mobiliser, or all. */
  group: z.enum(['all', 'receiver', 'cover', 'mobiliser']),
  portions: z.array(portion).min(1).max(5),
});
export type Round = z.infer<typeof round>;

/** One part for each taker. Parts add up to the money that is split. */
const attributionPart = z.strictObject({ kind: z.literal('attribution'), rounds: z.array(round).min(1).max(5) });

const part = z.discriminatedUnion('kind', [ratioPart, productPart, themesPart, attributionPart]);
export type PartDefinition = z.infer<typeof part>;
export type RatioPart = z.infer<typeof ratioPart>;
export type ThemesPart = z.infer<typeof themesPart>;
export type AttributionPart = z.infer<typeof attributionPart>;

/** How a method counts, as data: pure code interprets it, and an old version stays as it was for ever. */
export const methodDefinition = z.strictObject({
  /** True: private money counts only with a standing assertion that it would not have come otherwise. */
  causality: z.boolean(),
  /** None: no rule is known yet, and the figure says so. */
  parts: z.array(part).max(20),
});
export type MethodDefinition = z.infer<typeof methodDefinition>;

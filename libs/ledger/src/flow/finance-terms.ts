import { z } from 'zod';
import { key, uuid } from '../identifiers.ts';
import { money } from '../money.ts';

/** Whether the money costs its receiver what the market asks. A grant is below it by nature. */
export const PRICINGS = ['market', 'below-market'] as const;
export type Pricing = (typeof PRICINGS)[number];

/** Who loses first: from the riskiest rank to the safest. */
export const TRANCHES = ['first-loss', 'junior', 'mezzanine', 'senior'] as const;
export type Tranche = (typeof TRANCHES)[number];

/** What shows that a lender itself brought private money in (development banks' reference guide, 2018). */
export const MOBILISATION_PROOFS = ['fee', 'mandate'] as const;
export type MobilisationProof = (typeof MOBILISATION_PROOFS)[number];

/** The mechanisms that the OECD tells apart (2026). Where none is named, the flows themselves say which it is. */
export const MECHANISMS = [
  'guarantee',
  'syndicated-loan',
  'vehicle',
  'simple-co-financing',
  'credit-line',
  'project-finance',
] as const;
export type Mechanism = (typeof MECHANISMS)[number];

/** Most commitments that one names. */
export const financeBounds = { guaranteedBy: 50, covers: 500 } as const;

/** What leverage methods ask about a promise of money beyond who gives what to whom. Each may be left out: unknown. */
export const financeTerms = z.strictObject({
  pricing: z.enum(PRICINGS).exactOptional(),
  tranche: z.enum(TRANCHES).exactOptional(),
  /** True where this provider arranged the syndicate that it lends in. */
  arranger: z.boolean().exactOptional(),
  /** Of a covered loan: the guarantees (commitments) that stand behind it. */
  guaranteedBy: z.array(uuid).max(financeBounds.guaranteedBy).exactOptional(),
  /** Of a guarantee: the commitments that it covers; the same link, said from the other end. */
  covers: z.array(uuid).max(financeBounds.covers).exactOptional(),
  /** Of a guarantee: the money set aside for its losses. */
  provision: money.exactOptional(),
  /** The lender whose own active part brought this money in, and what proves it. */
  mobilisedBy: z.strictObject({ organisation: uuid, proof: z.enum(MOBILISATION_PROOFS) }).exactOptional(),
  mechanism: z.enum(MECHANISMS).exactOptional(),
  /** What it is for, as a key that reports add up by, such as `infrastructure`. */
  theme: key.exactOptional(),
});
export type FinanceTerms = z.infer<typeof financeTerms>;

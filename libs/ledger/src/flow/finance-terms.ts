import { z } from 'zod';
import { key, uuid } from '../identifiers.ts';
import { money } from '../money.ts';

/** Whether the money costs its receiver the market price. A grant is below it by nature. */
export const PRICINGS = ['market', 'below-market'] as const;
export type Pricing = (typeof PRICINGS)[number];

/** Seniority: who bears losses first, from the riskiest rank to the safest. */
export const TRANCHES = ['first-loss', 'junior', 'mezzanine', 'senior'] as const;
export type Tranche = (typeof TRANCHES)[number];

/** Evidence that a lender itself mobilised private money (MDB reference guide on private mobilisation, 2018). */
export const MOBILISATION_PROOFS = ['fee', 'mandate'] as const;
export type MobilisationProof = (typeof MOBILISATION_PROOFS)[number];

/** Leveraging mechanisms of the OECD (2026). Where none is named, it is derived from the flows. */
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

/** Terms that leverage methods need besides who gives what to whom. Each may be left out: unknown. */
export const financeTerms = z.strictObject({
  pricing: z.enum(PRICINGS).exactOptional(),
  tranche: z.enum(TRANCHES).exactOptional(),
  /** True where this provider arranged the syndicate that it lends in. */
  arranger: z.boolean().exactOptional(),
  /** Of a covered loan: the guarantees (commitments) that cover it. */
  guaranteedBy: z.array(uuid).max(financeBounds.guaranteedBy).exactOptional(),
  /** Of a guarantee: the commitments that it covers; the inverse of `guaranteedBy`. */
  covers: z.array(uuid).max(financeBounds.covers).exactOptional(),
  /** Of a guarantee: the provision for its losses. */
  provision: money.exactOptional(),
  /** The lender that mobilised this money, and the evidence. */
  mobilisedBy: z.strictObject({ organisation: uuid, proof: z.enum(MOBILISATION_PROOFS) }).exactOptional(),
  mechanism: z.enum(MECHANISMS).exactOptional(),
  /** A key by which reports group, such as `infrastructure`. */
  theme: key.exactOptional(),
});
export type FinanceTerms = z.infer<typeof financeTerms>;

import type { z } from 'zod';
import type { Command } from '../decider.ts';
import type {
  anchorDesignated,
  avoidedCostAsserted,
  causalityAsserted,
  causalityContested,
  methodPublished,
} from './events.ts';

type Data<Definition extends { readonly data: z.ZodType }> = z.infer<Definition['data']>;

/** At least one commitment, or a provider. `decisionId` is needed once the partnership has left preparation. */
export type DesignateAnchor = Data<typeof anchorDesignated>;

/** Without `by`: the organisation of the actor. */
export type AssertCausality = Omit<Data<typeof causalityAsserted>, 'by'> & { readonly by?: string };
export type AssertAvoidedCost = Omit<Data<typeof avoidedCostAsserted>, 'by'> & { readonly by?: string };

/** Without `grounds`: the money would have come anyway. */
export type ContestCausality = Omit<Data<typeof causalityContested>, 'grounds'> & {
  readonly grounds?: Data<typeof causalityContested>['grounds'];
};

/** Without a version: one above the last. */
export type PublishMethod = Omit<Data<typeof methodPublished>, 'version'> & { readonly version?: number };

export type AnchorCommand =
  | Command<'designateAnchor', DesignateAnchor>
  | Command<'assertCausality', AssertCausality>
  | Command<'contestCausality', ContestCausality>
  | Command<'assertAvoidedCost', AssertAvoidedCost>;

export type MethodCommand = Command<'publishMethod', PublishMethod>;

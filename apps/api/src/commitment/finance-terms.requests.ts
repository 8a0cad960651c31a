import {
  financeBounds,
  MECHANISMS,
  MOBILISATION_PROOFS,
  PRICINGS,
  TRANCHES,
  type Mechanism,
  type MobilisationProof,
  type Pricing,
  type Tranche,
} from '@pacta/ledger';
import { MoneyDto } from '../commands/shared-fields.ts';
import { ChoiceField, FlagField, IdField, KeyField, PartField } from '../http/fields.ts';
import { IdsField } from '../http/list-fields.ts';

class MobilisedByDto {
  @IdField({ description: 'The lender whose own active part brought this money in: a partner of the roster.' })
  organisation!: string;

  @ChoiceField(MOBILISATION_PROOFS, { description: 'What proves its part.' })
  proof!: MobilisationProof;
}

/** Terms of finance that leverage methods need. */
export class FinanceTermsDto {
  @ChoiceField(PRICINGS, { optional: true, description: 'Without it a grant is below market and the rest unknown.' })
  pricing?: Pricing;

  @ChoiceField(TRANCHES, { optional: true, description: 'Who loses first, from the riskiest rank to the safest.' })
  tranche?: Tranche;

  @FlagField({ optional: true, description: 'True where this provider arranged the syndicate that it lends in.' })
  arranger?: boolean;

  @IdsField(financeBounds.guaranteedBy, {
    optional: true,
    description: 'Of a covered loan: the guarantees (commitments) behind it.',
  })
  guaranteedBy?: string[];

  @IdsField(financeBounds.covers, { optional: true, description: 'Of a guarantee: the commitments it covers.' })
  covers?: string[];

  @PartField(() => MoneyDto, { optional: true, description: 'Of a guarantee: money set aside for its losses.' })
  provision?: MoneyDto;

  @PartField(() => MobilisedByDto, { optional: true })
  mobilisedBy?: MobilisedByDto;

  @ChoiceField(MECHANISMS, { optional: true, description: 'Without it the flows themselves say which one it is.' })
  mechanism?: Mechanism;

  @KeyField({ optional: true, description: 'What it is for; reports add up by it.', example: 'infrastructure' })
  theme?: string;
}

import { CommandBody } from '../commands/command-body.ts';
import { IdField, LineField } from '../http/fields.ts';
import { IdsField } from '../http/list-fields.ts';

export class DesignateAnchorDto extends CommandBody {
  @IdsField(100, { optional: true, description: 'The commitments whose money is the anchor.' })
  commitments?: string[];

  @IdField({ optional: true, description: 'One commitment: short for a list of one.' })
  commitmentId?: string;

  @IdField({ optional: true, description: 'Everything that this partner gives is the anchor, or is part of it.' })
  provider?: string;

  @LineField(200, { optional: true, description: 'What to call it.' })
  name?: string;

  @IdsField(50, {
    optional: true,
    description: 'Who lends its money on; without it, its receivers that give others loans, equity and the like.',
  })
  lenders?: string[];

  @IdsField(500, { optional: true, description: 'Final recipients; without it, every receiver that is no lender.' })
  finalRecipients?: string[];

  @IdField({ optional: true, description: 'The adopted decision it rests on; needed once the partnership is active.' })
  decisionId?: string;
}

import { LONGEST_FLOW_MATCH_REASON, LONGEST_REVERSAL_REASON } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { EventIdField, TextField } from '../http/fields.ts';

export class MatchFlowsDto extends CommandBody {
  @EventIdField({ description: 'Event id of a flow that a publisher reported.' })
  flow!: string;

  @EventIdField({
    description:
      'Event id of the flow that it is: another reported one, or a pledge, signature, disbursement or receipt of a commitment.',
  })
  with!: string;

  @TextField(LONGEST_FLOW_MATCH_REASON, {
    description: 'What shows that both are the same money. Whoever sees the report sees it.',
  })
  why!: string;
}

export class UnmatchFlowsDto extends CommandBody {
  @EventIdField({ description: 'Event id of the match.' })
  eventId!: string;

  @TextField(LONGEST_REVERSAL_REASON)
  reason!: string;
}

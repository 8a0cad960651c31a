import { LONGEST_ORGANISATION_MATCH_REASON, LONGEST_REVERSAL_REASON } from '@pacta/ledger';
import { CommandBody } from '../commands/command-body.ts';
import { EventIdField, IdField, TextField } from '../http/fields.ts';

export class MatchOrganisationsDto extends CommandBody {
  @IdField({ description: 'The organisation that goes by another id from now on.' })
  organisation!: string;

  @IdField({ description: 'The one that it is, under whose name both are shown.' })
  with!: string;

  @TextField(LONGEST_ORGANISATION_MATCH_REASON, { description: 'What shows that both are one.' })
  why!: string;
}

export class UnmatchOrganisationsDto extends CommandBody {
  @IdField({ description: 'The organisation whose match is taken back.' })
  organisation!: string;

  @EventIdField({ description: 'Event id of the match.' })
  eventId!: string;

  @TextField(LONGEST_REVERSAL_REASON)
  reason!: string;
}

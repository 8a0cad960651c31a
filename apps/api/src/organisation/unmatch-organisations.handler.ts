import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { organisationMatches } from '@pacta/ledger';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import { Reading } from '../reading/reading.ts';
import { ReportedReading } from '../reading/reported-reading.ts';
import { Secretariats } from '../reading/secretariats.ts';
import { organisationSlice } from './organisation.slice.ts';
import type { UnmatchOrganisationsDto } from './unmatch-organisations.dto.ts';

export class UnmatchOrganisations extends LedgerCommand<UnmatchOrganisationsDto> {}

@CommandHandler(UnmatchOrganisations)
export class UnmatchOrganisationsHandler implements ICommandHandler<UnmatchOrganisations> {
  constructor(
    private readonly desk: CommandDesk,
    private readonly reading: Reading,
    private readonly reports: ReportedReading,
    private readonly secretariats: Secretariats,
  ) {}

  async execute({ subject: partnershipId, data, ...rest }: UnmatchOrganisations) {
    const { organisation } = data;
    const row = await this.reading.entity(organisationMatches, organisation);
    const others = (row?.state.matches ?? []).map((match) => match.with);
    const reported = await this.reports.names(partnershipId, organisation, ...others);
    return this.desk.run(
      organisationSlice(partnershipId, await this.secretariats.of(rest.envelope.actor)),
      'unmatchOrganisations',
      {
        ...rest,
        subject: organisation,
        data: { ...data, reported },
      },
    );
  }
}

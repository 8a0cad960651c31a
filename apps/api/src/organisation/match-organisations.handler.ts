import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandDesk } from '../commands/command-desk.ts';
import { LedgerCommand } from '../commands/ledger-command.ts';
import { ReportedReading } from '../reading/reported-reading.ts';
import type { MatchOrganisationsDto } from './match-organisations.dto.ts';
import { Secretariats } from '../reading/secretariats.ts';
import { organisationSlice } from './organisation.slice.ts';

export class MatchOrganisations extends LedgerCommand<MatchOrganisationsDto> {}

@CommandHandler(MatchOrganisations)
export class MatchOrganisationsHandler implements ICommandHandler<MatchOrganisations> {
  constructor(
    private readonly desk: CommandDesk,
    private readonly reports: ReportedReading,
    private readonly secretariats: Secretariats,
  ) {}

  async execute({ subject: partnershipId, data, ...rest }: MatchOrganisations) {
    const { organisation, with: other } = data;
    const reported = await this.reports.names(partnershipId, organisation, other);
    return this.desk.run(
      organisationSlice(partnershipId, await this.secretariats.of(rest.envelope.actor)),
      'matchOrganisations',
      {
        ...rest,
        subject: organisation,
        data: { ...data, reported },
      },
    );
  }
}

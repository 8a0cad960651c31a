import { partnershipOverview, unfounded } from '@pacta/ledger';
import { MoneyProvided } from '@pacta/read-models';
import { portfolio, type Portfolio, type PortfolioSource } from '@pacta/reports';
import { dayShown } from '@pacta/opening';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';
import type { FolderLedger } from './folder-ledger.ts';
import { findOrganisation } from './organisation-reference.ts';

/** A funder's portfolio. @throws CommandFault not found (4) where it has promised nothing, or nobody is called that */
export async function portfolioOfFolder(
  ledger: FolderLedger,
  called: string,
  asOf: string | undefined,
): Promise<Portfolio> {
  const funder = findOrganisation(called, await ledger.overviews());
  const through = await ledger.endOf(asOf);
  const sources = await promisedBy(ledger, funder.id, through);
  if (sources.length === 0)
    throw new CommandFault(
      EXIT.notFound,
      `${funder.name} has promised nothing${asOf === undefined ? '' : ` as of ${asOf}`}.`,
      "'pacta partnerships' lists where money was promised.",
    );
  const { position, recordedAt } = await ledger.momentOf(through);
  const { info, dayOf } = ledger;
  const day = dayShown(asOf, { zone: info.zone, dayOf, recordedAt, now: new Date().toISOString() });
  return portfolio(sources, { funder, asOf: { position, recordedAt, day }, dayOf, withEvents: true });
}

/** Partnerships and commitments in the order of the log. */
async function promisedBy(ledger: FolderLedger, funder: string, through: number): Promise<readonly PortfolioSource[]> {
  const models = await ledger.models();
  const promised = Map.groupBy(new MoneyProvided().by(models, funder, through), ({ partnership }) => partnership);
  const sources: PortfolioSource[] = [];
  for (const id of models.partnershipIds()) {
    const commitments = (promised.get(id) ?? []).map(({ money }) => money);
    if (commitments.length > 0) sources.push({ ...(await headOf(ledger, id, through)), commitments });
  }
  return sources;
}

async function headOf(
  ledger: FolderLedger,
  id: string,
  through: number,
): Promise<Omit<PortfolioSource, 'commitments'>> {
  const row = await (await ledger.states()).one(partnershipOverview, id, through);
  const { founded, phase } = row?.state ?? unfounded(id);
  return { id, name: founded?.name ?? null, phase, synthetic: founded?.synthetic ?? false };
}

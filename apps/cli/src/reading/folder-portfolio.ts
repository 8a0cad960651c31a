import { commitmentMoney, partnershipOverview, unfounded, type CommitmentMoney } from '@pacta/ledger';
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

/** Partnerships and commitments in the order of the log. Who provides never changes, so the rows of now tell which they are. */
async function promisedBy(ledger: FolderLedger, funder: string, through: number): Promise<readonly PortfolioSource[]> {
  const models = await ledger.models();
  const byPartnership = Map.groupBy(
    (await (await ledger.states()).ofCategory(commitmentMoney, models.head() ?? -1))
      .filter(({ state }) => state.provider === funder)
      .map(({ id, partnershipId }) => ({ id, partnershipId })),
    ({ partnershipId }) => partnershipId,
  );
  const sources: PortfolioSource[] = [];
  for (const id of models.partnershipIds()) {
    const promised = new Set((byPartnership.get(id) ?? []).map((row) => `commitment-${row.id}`));
    if (promised.size === 0) continue;
    const rows = await ledger.rowsOf([commitmentMoney], id, through);
    const states = new Map(
      rows.map(({ id: commitment, state }) => [`commitment-${commitment}`, state as CommitmentMoney]),
    );
    const commitments = models.streamsOf(id, through).flatMap(({ stream }) => {
      const state = promised.has(stream) ? states.get(stream) : undefined;
      return state === undefined ? [] : [state];
    });
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

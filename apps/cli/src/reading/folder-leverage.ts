import { leverageRegister, rateRegister } from '@pacta/ledger';
import { anchorCalled, leverageReport, type AnchorReference, type LeverageReport } from '@pacta/reports';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';
import { effectiveDays } from './effective-days.ts';
import type { FolderLedger } from './folder-ledger.ts';
import { ALL_VIEWS, FolderPartnerships } from './folder-partnerships.ts';
import type { LeverageQuestion } from './ledger-source.ts';

/**
 * The leverage of one anchor of a ledger folder.
 *
 * @throws CommandFault where no anchor is meant (4), or more than one (2)
 */
export async function leverageOfFolder(
  ledger: FolderLedger,
  called: string,
  { asOf, effective, ...choice }: LeverageQuestion,
): Promise<LeverageReport> {
  const days = effectiveDays(effective);
  const meant = await findAnchor(ledger, called);
  const through = await ledger.endOf(asOf);
  const views = await new FolderPartnerships(ledger, through).one(meant.partnershipId, ALL_VIEWS);
  const rates = await (await ledger.states()).ofCategory(rateRegister, through);
  const report =
    views === undefined
      ? undefined
      : leverageReport(
          {
            ...views,
            anchorId: meant.id,
            rates: rates.map(({ state }) => state),
            asOf: await ledger.momentOf(through),
          },
          { ...choice, ...(days === undefined ? {} : { effective: days }) },
        );
  if (report === undefined)
    throw new CommandFault(
      EXIT.notFound,
      `The anchor ${meant.id} was not designated yet as of ${asOf ?? 'now'}.`,
      "'pacta log --type AnchorDesignated' shows when it was.",
    );
  return report;
}

async function findAnchor(ledger: FolderLedger, called: string): Promise<AnchorReference> {
  const rows = await (await ledger.states()).ofCategory(leverageRegister, await ledger.endOf(undefined));
  const meant = rows.flatMap((row) => anchorCalled(called, row) ?? []);
  const [exact] = meant.filter(({ by }) => by === 'id');
  const [one, another] = exact === undefined ? meant : [exact];
  if (one === undefined)
    throw new CommandFault(
      EXIT.notFound,
      `No anchor goes by '${called}'.`,
      "'pacta log --type AnchorDesignated' lists them; the command designateAnchor makes one.",
    );
  if (another !== undefined)
    throw new CommandFault(
      EXIT.usage,
      `More than one anchor goes by '${called}': ${meant.map(({ id }) => id).join(', ')}.`,
      'Give the id of one of them.',
    );
  return one;
}

import type { PartnershipOverview } from '@pacta/ledger';
import { readEvents } from '@pacta/read-models';
import { listedPartnership, namesFrom, type ListedPartnership } from '@pacta/reports';
import type { LedgerSettings } from '@pacta/opening';
import { effectiveDays } from './effective-days.ts';
import { eventOfFolder } from './folder-event.ts';
import { openFolderLedger, type FolderInfo, type FolderLedger } from './folder-ledger.ts';
import { leverageOfFolder } from './folder-leverage.ts';
import { logOfFolder } from './folder-log.ts';
import { FolderPartnerships, MONEY_VIEWS } from './folder-partnerships.ts';
import { portfolioOfFolder } from './folder-portfolio.ts';
import { policyOfFolder, proofInFolder } from './folder-proofs.ts';
import { diffOfFolder, reportOfFolder } from './folder-report.ts';
import type { LedgerSource, ReadOptions } from './ledger-source.ts';
import { nameFrom } from './partnership-names.ts';
import { findPartnership, type NamedPartnership } from './partnership-reference.ts';

export interface FolderSource extends LedgerSource {
  /** What the ledger's first event says of it. */
  info(): Promise<FolderInfo>;
  /** Rosters and grants of every partnership, as they stand. */
  overviews(): Promise<readonly PartnershipOverview[]>;
}

/**
 * Reads a ledger folder itself, also while a service holds it. Whoever may read folder and keys has the rights of their
 * owner: all that the keys open.
 */
export async function folderSource(settings: LedgerSettings): Promise<FolderSource> {
  const ledger = await openFolderLedger(settings);
  const meant = async (partnership: string): Promise<NamedPartnership> =>
    findPartnership(partnership, await known(ledger));
  return {
    partnerships: (options) => listed(ledger, options),
    report: async (partnership, options) => reportOfFolder(ledger, await meant(partnership), options),
    diff: async (partnership, options) => diffOfFolder(ledger, await meant(partnership), options),
    leverage: (anchor, question) => leverageOfFolder(ledger, anchor, question),
    portfolio: (funder, { asOf }) => portfolioOfFolder(ledger, funder, asOf),
    async *log(query) {
      const { partnership } = query;
      yield* logOfFolder(ledger, query, partnership === undefined ? undefined : (await meant(partnership)).id);
    },
    event: (reference, personal, asOf) => eventOfFolder(ledger, reference, { personal, asOf }),
    proof: (reference) => proofInFolder(settings, reference),
    policy: () => policyOfFolder(settings),
    names: async () => namesFrom(await ledger.overviews()),
    info: async () => ledger.info,
    overviews: () => ledger.overviews(),
    close: () => ledger.close(),
  };
}

async function listed(ledger: FolderLedger, { asOf, effective }: ReadOptions): Promise<readonly ListedPartnership[]> {
  const days = effectiveDays(effective);
  const rows: ListedPartnership[] = [];
  const all = new FolderPartnerships(ledger, await ledger.endOf(asOf)).all(MONEY_VIEWS);
  for await (const { partnership, commitments, reported } of all)
    rows.push(listedPartnership(partnership, commitments, reported, days));
  return rows;
}

const NAMING = ['PartnershipFounded', 'ActivityReported', 'GrantReported'];

/** By what each partnership may be called. */
async function known({ models, store }: FolderLedger): Promise<readonly NamedPartnership[]> {
  const readModels = await models();
  const found = new Map<string, NamedPartnership>();
  for (let after: number | null = -1; after !== null;) {
    const { rows, next } = readModels.log({ types: NAMING, after, limit: 500 });
    for (const event of await readEvents(store, rows)) nameFrom(event, found);
    after = next;
  }
  return [...found.values()];
}

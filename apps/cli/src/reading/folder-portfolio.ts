import { moneyOfRegister } from '@pacta/ledger';
import { portfolio, type Portfolio, type PortfolioOptions } from '@pacta/reports';
import { EXIT } from '../../../api/src/runtime/fault.ts';
import { dayShown } from '../../../api/src/runtime/day-shown.ts';
import { calendarOf } from '../../../api/src/runtime/ledger-calendar.ts';
import { CommandFault } from '../faults/command-fault.ts';
import type { FoldedPartnership } from './folded-partnership.ts';
import type { ScannedEvent } from './log-scan.ts';
import type { Named } from './named-reference.ts';

/** Everything of a ledger folder as it stood at one moment. */
interface FoldedLedger {
  readonly partnerships: readonly FoldedPartnership[];
  readonly last: ScannedEvent | undefined;
}

/** A funder's portfolio, from the folded ledger. @throws CommandFault not found (4) where it has promised nothing */
export function portfolioOfFolder(
  { partnerships, last }: FoldedLedger,
  funder: Named,
  asOf: string | undefined,
  { zone }: { readonly zone: string },
): Portfolio {
  const recordedAt = last?.stored.metadata.recordedAt ?? null;
  const dayOf = calendarOf(zone);
  const day = dayShown(asOf, { zone, dayOf, recordedAt, now: new Date().toISOString() });
  const sources = partnerships
    .map(({ partnership, commitments }) => ({
      id: partnership.id,
      name: partnership.founded?.name ?? null,
      phase: partnership.phase,
      synthetic: partnership.founded?.synthetic ?? false,
      commitments: commitments.map(moneyOfRegister).filter(({ provider }) => provider === funder.id),
    }))
    .filter(({ commitments }) => commitments.length > 0);
  if (sources.length === 0)
    throw new CommandFault(
      EXIT.notFound,
      `${funder.name} has promised nothing${asOf === undefined ? '' : ` as of ${asOf}`}.`,
      "'pacta partnerships' lists where money was promised.",
    );
  const moment: PortfolioOptions['asOf'] = { position: last?.position ?? null, recordedAt, day };
  return portfolio(sources, { funder, asOf: moment, dayOf, withEvents: true });
}

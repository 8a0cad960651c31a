import {
  contributionRegister,
  costRegister,
  NOTHING_OPENS,
  ownerReader,
  readableBy,
  type EffectiveRange,
  type FieldReader,
  type PersonalReading,
} from '@pacta/ledger';
import {
  reportDiff,
  transparencyReport,
  type AsOf,
  type LogLine,
  type ReportDiff,
  type TransparencyReport,
} from '@pacta/reports';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';
import { effectiveDays } from './effective-days.ts';
import type { FolderLedger } from './folder-ledger.ts';
import { rowsOfLog } from './folder-log.ts';
import { FolderPartnerships, type FoldedPartnership } from './folder-partnerships.ts';
import type { DiffOptions, ReadOptions } from './ledger-source.ts';
import type { NamedPartnership } from './partnership-reference.ts';

/** The report of a partnership. @throws CommandFault not found (4) where nothing was known of it yet */
export async function reportOfFolder(
  ledger: FolderLedger,
  { id, name }: NamedPartnership,
  { asOf, effective }: ReadOptions,
): Promise<TransparencyReport> {
  const { report } = await reportAt(ledger, id, await ledger.endOf(asOf), effectiveDays(effective));
  if (report !== undefined) return report;
  throw new CommandFault(
    EXIT.notFound,
    `Nothing was known of '${name || id}' yet as of ${asOf ?? 'now'}.`,
    `'pacta log --partnership ${id}' shows when that began.`,
  );
}

/** What changed in a partnership between two moments. @throws CommandFault wrong usage (2), not found (4) */
export async function diffOfFolder(
  ledger: FolderLedger,
  { id, name }: NamedPartnership,
  { from, to, effective }: DiffOptions,
): Promise<ReportDiff> {
  const days = effectiveDays(effective);
  const [first, last] = [await ledger.endOf(from, '--from'), await ledger.endOf(to, '--to')];
  if (first > last)
    throw new CommandFault(EXIT.usage, `--from (@${first}) lies after --to (@${last}).`, 'Give the earlier one first.');
  const before = await reportAt(ledger, id, first, days);
  const after = await reportAt(ledger, id, last, days);
  if (after.report === undefined)
    throw new CommandFault(EXIT.notFound, `Nothing was known of '${name || id}' yet as of ${to ?? 'now'}.`);
  const events: LogLine[] = [];
  for await (const { line } of rowsOfLog(ledger, { partnershipId: id, after: first, through: last })) events.push(line);
  return reportDiff({ from: before.report, fromAsOf: before.asOf, to: after.report, events, moreEvents: 0 });
}

/** The report and the moment that it shows; no report where nothing was known yet. */
async function reportAt(
  ledger: FolderLedger,
  id: string,
  through: number,
  effective: EffectiveRange | undefined,
): Promise<{ readonly report: TransparencyReport | undefined; readonly asOf: AsOf }> {
  const asOf = await ledger.momentOf(through);
  const views = await new FolderPartnerships(ledger, through).one(id);
  if (views === undefined) return { report: undefined, asOf };
  const days = effective === undefined ? {} : { effective };
  const fields = await readerOf(ledger, views);
  const report = transparencyReport({
    ...views,
    ...days,
    costBooks: views.costBooks.map((state) => readableBy(fields, costRegister, state)),
    contributions: views.contributions.map((state) => readableBy(fields, contributionRegister, state)),
    reader: { code: 'owner' },
    asOf,
  });
  return { report, asOf };
}

/** Personal fields are opened for this one rendering, from the events that the views name. */
async function readerOf({ store, sealer }: FolderLedger, { contributions }: FoldedPartnership): Promise<FieldReader> {
  const opened = new Map<string, PersonalReading>();
  for (const { id, logged } of contributions) {
    if (logged === null) continue;
    const [event] = await store.readStream(`contribution-${id}`, { limit: 1 });
    const field = event === undefined ? undefined : sealer.openField(event, logged.name.pointer);
    if (field?.state === 'opened') opened.set(logged.name.eventId, { state: 'opened', value: String(field.value) });
    else if (field?.state === 'forgotten') opened.set(logged.name.eventId, { state: 'forgotten' });
  }
  return ownerReader({
    ...NOTHING_OPENS,
    openPersonal: ({ eventId }) => opened.get(eventId) ?? { state: 'sealed' },
  });
}

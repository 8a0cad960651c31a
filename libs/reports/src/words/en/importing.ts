import { formats } from './formats.ts';

const { count, list, number } = formats;

/** The result of an import. Counts are raw numbers, amounts decimal strings. */
export const importing = {
  title: (format: string, publisher: string | null) =>
    `${format} file of ${publisher ?? 'a publisher that it does not name'}`,

  read: 'Read',
  kinds: {
    activities: (many: number) => count(many, 'activity', 'activities'),
    flows: (many: number) => count(many, 'transaction'),
    grants: (many: number) => count(many, 'grant'),
  },
  records: (many: number) => count(many, 'record'),
  noRecord: 'no record',
  recordsOf: (records: string, kinds: readonly string[]) => `${records}: ${list(kinds)}`,

  events: 'Events',
  written: (written: number, alreadyThere: number, dryRun: boolean) =>
    `${number(String(written))} ${dryRun ? 'would be written' : 'written'}, ${number(String(alreadyThere))} already there`,

  older: 'Older',
  olderReports: (many: number) =>
    `${count(many, 'report')} of the file ${many === 1 ? 'is' : 'are'} older than what the ledger holds, and changed nothing`,
  cancelled: 'Cancelled',
  cancelledText: 'what was written stays; the same import again does the rest',

  takenBack: 'Taken back',
  takenBackCounts: (withdrawn: number, corrected: number) =>
    `${count(withdrawn, 'record')} withdrawn, ${number(String(corrected))} corrected`,
  takenBackRecord: (
    what: 'withdrawn' | 'corrected' | 'kept',
    kind: string | null,
    before: string | null,
    now: string | null,
  ) =>
    `${what === 'kept' ? 'no longer there' : what}: ${kind ?? 'the activity'}${before === null ? '' : ` ${before}`}${now === null ? '' : ` → ${now}`}`,
  keptBack: (many: number) => `${count(many, 'record')} gone from the file, kept (--withdraw: withdrawn)`,
  moreTakenBack: (many: number) => `… and ${number(String(many))} more; --json lists them`,
  takenBackTotals: 'Taken back: what stood before',
  takenBackColumns: { kind: 'Currency, kind', withdrawn: 'Withdrawn', corrected: 'Corrected' },

  rejected: 'Rejected',
  rejectedRest: (records: string) => `${records}; the rest is recorded`,
  rejectedAll: (records: string) => `${records}: nothing of this file is recorded`,
  moreRejected: (many: number) => `… and ${number(String(many))} more; --json lists them`,
  leftOut: 'Left out',
  nothing: 'nothing',

  totals: 'Control totals',
  noAmounts: 'No amounts.',
  columns: {
    kind: 'Currency, kind',
    read: 'Read',
    recorded: 'Recorded',
    rejected: 'Rejected',
    rounding: 'Rounding',
  },
  verdict: {
    stopped: 'The import was stopped, so the totals are not compared.',
    unbalanced: 'The totals do NOT agree: read is not recorded + rejected + rounding. This is a fault in Pacta.',
    empty: 'There was nothing to add up.',
    balanced: (anyRejected: boolean, dryRun: boolean) =>
      `In every row, read = recorded + rejected + rounding. Nothing was lost${anyRejected ? ' but what is listed as rejected' : ''}${dryRun ? '; nothing was written, this was a dry run' : ''}.`,
  },
};

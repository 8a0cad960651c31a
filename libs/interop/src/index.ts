export { FILE_FAULTS, FileFault, type FileFaultCode } from './file/file-fault.ts';
export { spool, type SpooledFile, type SpoolOptions } from './file/spool.ts';
export * from './identity/ids.ts';
export { identifierOf } from './identity/reference.ts';
export { importFile, type ImportProgress, type ImportRequest } from './importing/import-file.ts';
export type { ImportSummary } from './importing/import-summary.ts';
export { ledgerTotals } from './importing/ledger-totals.ts';
export type { LeftOut } from './mapping/left-out.ts';
export { REJECTION_CODES, type Rejection, type RejectionCode } from './mapping/rejection.ts';

import { EXIT, StartFault, type ExitCode } from '@pacta/process';
import { CommandFault } from './command-fault.ts';

/** The exit code of a fault, and its lines for stderr. */
export interface FaultReport {
  readonly exitCode: ExitCode;
  readonly lines: readonly string[];
}

const STORE_FAULTS = new Set(['StoreUnavailable', 'SqliteError']);
/** Faults whose messages are whole sentences that say what to do. */
const EXPLAINED_FAULTS = new Set([
  'KeyFolderError',
  'LedgerUnusable',
  'LedgerHeld',
  'ServerUnfit',
  'ConnectionStringWrong',
]);
const SYSTEM_FAULTS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EIO', 'EMFILE', 'EBUSY']);

/**
 * Describes any fault. Expected faults say what to do; an unexpected one is a bug, and its stack is shown with
 * PACTA_DEBUG=1 only.
 */
export function faultReport(error: unknown, debug: boolean): FaultReport {
  const stack = debug && error instanceof Error && error.stack !== undefined ? [error.stack] : [];
  if (error instanceof CommandFault)
    return {
      exitCode: error.exitCode,
      lines: [error.message, ...(error.next === undefined ? [] : [error.next]), ...stack],
    };
  if (error instanceof StartFault) return { exitCode: error.exitCode, lines: [...error.message.split('\n'), ...stack] };
  if (error instanceof Error && EXPLAINED_FAULTS.has(error.name))
    return { exitCode: exitCodeOf(error), lines: [error.message, ...stack] };
  if (error instanceof Error && isStoreFault(error))
    return {
      exitCode: EXIT.storeUnavailable,
      lines: [`The ledger can't be read or written just now: ${error.message}`, ...stack],
    };
  const what = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  const hint = debug ? [] : ['This is a fault in Pacta. PACTA_DEBUG=1 shows where it happened.'];
  return { exitCode: EXIT.fault, lines: [`Something went wrong that should not: ${what}`, ...hint, ...stack] };
}

const exitCodeOf = (error: Error & { readonly code?: unknown }): ExitCode =>
  error.code === 'not-found' ? EXIT.notFound : EXIT.storeUnavailable;

function isStoreFault(error: Error): boolean {
  return STORE_FAULTS.has(error.name) || SYSTEM_FAULTS.has((error as NodeJS.ErrnoException).code ?? '');
}

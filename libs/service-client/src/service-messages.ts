import { StartFault, type ExitCode } from '@pacta/process';

/** Argument of the service's main.js: it serves only its parent process. */
export const FOR_PARENT = '--for-parent';

/** Sent to the service once: which ledger to open. */
export interface ToService {
  readonly kind: 'open';
  /** The settings, as variables. */
  readonly env: NodeJS.ProcessEnv;
  /** Whether to load the example into an empty demo ledger. */
  readonly example: boolean;
}

/** Sent by the service once. */
export type FromService = Listening | Failed;

export interface Listening {
  readonly kind: 'listening';
  readonly address: string;
  /** Whether the ledger is a demo. */
  readonly demo: boolean;
  /** How many events the ledger holds. */
  readonly events: number;
}

export interface Failed {
  readonly kind: 'failed';
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  /** Exit code of an expected fault; absent for a bug. */
  readonly exitCode?: ExitCode;
}

/** A fault as a message between processes. */
export function faultMessage(fault: unknown): Failed {
  if (!(fault instanceof Error)) return { kind: 'failed', name: 'Error', message: String(fault) };
  const { name, message, stack } = fault;
  const { code } = fault as { readonly code?: unknown };
  return {
    kind: 'failed',
    name,
    message,
    ...(typeof code === 'string' ? { code } : {}),
    ...(stack === undefined ? {} : { stack }),
    ...(fault instanceof StartFault ? { exitCode: fault.exitCode } : {}),
  };
}

/** The fault from its message, with its name and code. */
export function faultOf({ name, message, code, stack, exitCode }: Failed): Error {
  if (exitCode !== undefined) return new StartFault(code ?? 'service-failed', message, exitCode);
  return Object.assign(new Error(message), { name, ...(code === undefined ? {} : { code }), stack: stack ?? message });
}

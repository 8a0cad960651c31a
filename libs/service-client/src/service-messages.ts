import { StartFault, type ExitCode } from '@pacta/process';

/** Argument of the service's main.js: another process has started it, for itself. */
export const FOR_PARENT = '--for-parent';

/** What that process tells the service, once: which ledger to open. */
export interface ToService {
  readonly kind: 'open';
  /** The settings, as variables. */
  readonly env: NodeJS.ProcessEnv;
  /** Loads the example into a demo ledger that has none. */
  readonly example: boolean;
}

/** What the service answers, once. */
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
  /** Of a fault that was foreseen; absent for one of our own. */
  readonly exitCode?: ExitCode;
}

/** A fault as it travels from one process to the other. */
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

/** The fault again, with the name and code by which it is told apart. */
export function faultOf({ name, message, code, stack, exitCode }: Failed): Error {
  if (exitCode !== undefined) return new StartFault(code ?? 'service-failed', message, exitCode);
  return Object.assign(new Error(message), { name, ...(code === undefined ? {} : { code }), stack: stack ?? message });
}

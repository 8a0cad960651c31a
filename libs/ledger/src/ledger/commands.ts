import type { Command } from '../decider.ts';
import type { StreamHead } from './events.ts';

export interface OpenLedger {
  readonly purpose: string;
  /** IANA name, which the caller has checked. */
  readonly zone: string;
  readonly demo: boolean;
}

export interface GrantAdministrator {
  readonly actor: string;
  readonly role: 'administrator';
}

export interface RevokeAdministrator extends GrantAdministrator {
  readonly reason?: string;
}

export interface RotateKey {
  /** Every verifier key of the ledger by number, the first one first; the one that follows the present key included. */
  readonly keys: readonly string[];
  readonly reason?: string;
}

export interface RecordStreamHeads {
  /** Size of the tree when the heads were taken. */
  readonly size: number;
  readonly heads: readonly StreamHead[];
}

/** Given on the ledger's own machine, never over HTTP, but for `rotateKey`, which is an administrator's. */
export type LedgerCommand =
  | Command<'openLedger', OpenLedger>
  | Command<'grantRole', GrantAdministrator>
  | Command<'revokeRole', RevokeAdministrator>
  | Command<'rotateKey', RotateKey>
  | Command<'recordStreamHeads', RecordStreamHeads>;

import type { Command } from '../decider.ts';
import type { StreamHead } from './events.ts';

export interface OpenLedger {
  readonly purpose: string;
  /** IANA time zone; the caller has checked that it exists. */
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
  /** All verifier keys of the ledger by number, from the first to the new one. */
  readonly keys: readonly string[];
  readonly reason?: string;
}

export interface RecordStreamHeads {
  /** Size of the tree when the heads were read. */
  readonly size: number;
  readonly heads: readonly StreamHead[];
}

export interface AcceptLoss {
  /** Events that there were, as far as is known, and their root where a signature says it. */
  readonly events: number;
  readonly root?: string | undefined;
  readonly left: number;
}

/** Given on the ledger's own machine, never over HTTP, except `rotateKey`, which is an administrator's. */
export type LedgerCommand =
  | Command<'openLedger', OpenLedger>
  | Command<'grantRole', GrantAdministrator>
  | Command<'revokeRole', RevokeAdministrator>
  | Command<'rotateKey', RotateKey>
  | Command<'recordStreamHeads', RecordStreamHeads>
  | Command<'acceptLoss', AcceptLoss>;

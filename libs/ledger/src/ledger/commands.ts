import type { Command } from '../decider.ts';

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

/** Given on the ledger's own machine, never over HTTP. */
export type LedgerCommand =
  | Command<'openLedger', OpenLedger>
  | Command<'grantRole', GrantAdministrator>
  | Command<'revokeRole', RevokeAdministrator>;

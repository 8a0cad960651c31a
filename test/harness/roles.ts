import { tokenAs } from './command-line.ts';
import type { LedgerFolder } from './ledger-folder.ts';

/** The roles of a demo ledger. */
export const ROLES = [
  'secretariat',
  'discloser',
  'partner',
  'funder',
  'auditor',
  'chair',
  'board-member',
  'representative',
  'observer',
] as const;
export type Role = (typeof ROLES)[number];
export type Tokens = Readonly<Record<Role, string>>;

/** A token for each demo role. */
export async function demoTokens(folder: LedgerFolder): Promise<Tokens> {
  const pairs: [Role, string][] = [];
  for (const role of ROLES) pairs.push([role, await tokenAs(folder, role)]);
  return Object.fromEntries(pairs) as Tokens;
}

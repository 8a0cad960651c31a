import { fileURLToPath } from 'node:url';
import { runNode } from './finished-process.ts';
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

const MINT = fileURLToPath(new URL('mint-tokens.ts', import.meta.url));

/** Bearer tokens of the local ledger, for roles of the demo or for actors. @throws where none can be signed */
export async function tokensOf<Name extends string>(
  folder: LedgerFolder,
  names: readonly Name[],
): Promise<Readonly<Record<Name, string>>> {
  const done = await runNode([MINT, ...names], folder.env);
  if (done.code !== 0) throw new Error(`Tokens could not be signed: ${done.stderr}`);
  return JSON.parse(done.stdout) as Record<Name, string>;
}

export const tokenAs = async (folder: LedgerFolder, name: string): Promise<string> =>
  (await tokensOf(folder, [name]))[name] as string;

/** A token for each demo role. */
export const demoTokens = (folder: LedgerFolder): Promise<Tokens> => tokensOf(folder, ROLES);

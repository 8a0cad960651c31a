import { builtFile } from './built.ts';
import { runNode, type Finished } from './finished-process.ts';
import type { LedgerFolder } from './ledger-folder.ts';

/** `npx pacta …` as built, against a ledger folder. */
export const pacta = (folder: LedgerFolder, args: readonly string[], timeoutMs?: number): Promise<Finished> =>
  runNode([builtFile('bundle/pacta.js'), ...args], folder.env, timeoutMs);

/**
 * The same, with `--ledger` and `--json`, its one JSON answer parsed. @throws where it ends with another code than 0
 */
export async function pactaJson<T>(folder: LedgerFolder, args: readonly string[]): Promise<T> {
  const done = await pacta(folder, [...args, '--ledger', folder.ledger, '--json']);
  if (done.code !== 0) throw new Error(`pacta ${args.join(' ')} ended with ${done.code}: ${done.stderr}`);
  return JSON.parse(done.stdout) as T;
}

import { existsSync } from 'node:fs';
import { EXIT } from '@pacta/process';
import { ledgerSettings, type LedgerSettings } from '@pacta/opening';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';

/** Where a command finds its ledger. */
export type ChosenLedger =
  | { readonly kind: 'folder'; readonly settings: LedgerSettings }
  | { readonly kind: 'service'; readonly url: string; readonly token: string | undefined };

type LedgerFlags = Pick<CommandContext, 'ledger' | 'url' | 'env'>;

/** Precedence of a place: a flag beats a variable, a variable beats the settings file. */
const precedence = (flag: string | undefined, variable: string | undefined): number => {
  if (flag !== undefined) return 2;
  return variable !== undefined && variable !== '' ? 1 : 0;
};

/**
 * The ledger that flags, variables and the settings file name. By default it is the ledger in the user's data folder, or
 * the demo ledger where only that exists; then `note` says so.
 *
 * @throws CommandFault, StartFault
 */
export function chosenLedger({ ledger, url, env }: LedgerFlags, note: (text: string) => void): ChosenLedger {
  if (ledger !== undefined && url !== undefined)
    throw new CommandFault(EXIT.usage, '--ledger and --url name two ledgers.', 'Give one of them.');
  const flags = { ledger, url };
  const settings = ledgerSettings({ flags, env, whicheverExists: true });
  if (settings.url !== undefined && precedence(url, env.PACTA_URL) >= precedence(ledger, env.PACTA_LEDGER))
    return { kind: 'service', url: settings.url.replace(/\/+$/, ''), token: settings.token };
  if (settings.ledger !== ledgerSettings({ flags, env }).ledger) note(`Reading the demo ledger in ${settings.ledger}.`);
  return { kind: 'folder', settings };
}

/**
 * Same as `chosenLedger`, for commands that need the folder itself.
 *
 * @throws CommandFault where a service or an absent folder is meant
 */
export function chosenFolder(asked: LedgerFlags, note: (text: string) => void, why: string): LedgerSettings {
  const chosen = chosenLedger(asked, note);
  if (chosen.kind === 'service')
    throw new CommandFault(
      EXIT.usage,
      `${why}, and ${chosen.url} is a service.`,
      'Run it where the ledger is, with --ledger DIR.',
    );
  mustExist(chosen.settings);
  return chosen.settings;
}

/** A ledger on a server needs no folder here. @throws CommandFault not found (4) */
export function mustExist({ store, ledger }: LedgerSettings): void {
  if (store === 'kurrentdb' || existsSync(ledger)) return;
  throw new CommandFault(
    EXIT.notFound,
    `There is no ledger in ${ledger}.`,
    "'pacta demo' makes a demo ledger to try things on; --ledger DIR or PACTA_LEDGER names another.",
  );
}

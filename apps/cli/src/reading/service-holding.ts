import {
  actorNamed,
  DEMO_ADMINISTRATOR,
  LEDGER_OWNER,
  mintToken,
  runningService,
  signingKeyOf,
  type LedgerSettings,
} from '@pacta/opening';
import { openKeyFolder } from '@pacta/sealing';
import type { ChosenLedger } from './chosen-ledger.ts';

/** Tokens for a ledger's service, signed with the key in the key folder. */
export function tokensOf({ keys, ledger }: LedgerSettings, demo: boolean): (as: string | undefined) => Promise<string> {
  const key = signingKeyOf(openKeyFolder(keys, { ledgerFolder: ledger }));
  const tokens = new Map<string, Promise<string>>();
  return (as) => {
    // Without an actor it is the ledger's owner, who owns the folder.
    const actor = as === undefined ? (demo ? DEMO_ADMINISTRATOR : LEDGER_OWNER) : actorNamed(as, demo);
    const token = tokens.get(actor) ?? mintToken(key, actor);
    tokens.set(actor, token);
    return token;
  };
}

/**
 * The service that holds a ledger's folder, with a token of the folder's owner, or of the actor named; `note` says so.
 * Undefined where none holds it. @throws StartFault where the keys can't be read
 */
export async function serviceHolding(
  settings: LedgerSettings,
  note: (text: string) => void,
  as?: string,
): Promise<Extract<ChosenLedger, { readonly kind: 'service' }> | undefined> {
  const running = runningService(settings);
  if (running === undefined) return undefined;
  note(throughService(running.address));
  return { kind: 'service', url: running.address, token: await tokensOf(settings, running.demo)(as) };
}

export const throughService = (address: string): string =>
  `The ledger is held by the service at ${address}: going through it, with the rights of the folder's owner.`;

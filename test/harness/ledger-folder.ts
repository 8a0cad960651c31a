import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** A temporary folder for one ledger and its keys, isolated from the user's own settings. */
export interface LedgerFolder {
  /** Holds `ledger` and `keys`. */
  readonly root: string;
  readonly ledger: string;
  readonly keys: string;
  /** Environment for the service and the command line, without the user's own settings. */
  readonly env: NodeJS.ProcessEnv;
  remove(): void;
}

export function newLedgerFolder(): LedgerFolder {
  const root = mkdtempSync(join(tmpdir(), 'pacta-e2e-'));
  const ledger = join(root, 'ledger');
  const keys = join(root, 'ledger-keys');
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PACTA|NODE_|JEST)/.test(name)),
  );
  return {
    root,
    ledger,
    keys,
    env: {
      ...inherited,
      HOME: root,
      XDG_DATA_HOME: join(root, 'data'),
      XDG_CONFIG_HOME: join(root, 'config'),
      // Shared: compiled code is the same for all ledgers.
      XDG_CACHE_HOME: join(tmpdir(), `pacta-e2e-cache-${userInfo().username}`),
      PACTA_LEDGER: ledger,
      PACTA_KEYS: keys,
      PACTA_PORT: '0',
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

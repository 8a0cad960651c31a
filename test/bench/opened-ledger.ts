import type * as OpeningLibrary from '@pacta/opening';
import { builtLibrary } from '../harness/built.ts';
import type { LedgerFolder } from '../harness/ledger-folder.ts';

const CATCHING_UP_MS = 7_200_000;

/**
 * Opens or creates the ledger as a service does, until all of it is in the read models and covered by a checkpoint. The
 * first time decides whether it is a demo, in which the demo's tokens work.
 */
export async function caughtUp({ ledger, keys }: Pick<LedgerFolder, 'ledger' | 'keys'>, demo: boolean): Promise<void> {
  const { ledgerSettings, openLedger } = await builtLibrary<typeof OpeningLibrary>('opening');
  const settings = ledgerSettings({ flags: { ledger, keys }, env: { PACTA_DEMO: demo ? '1' : '0' } });
  const opened = await openLedger(settings, { write: true });
  try {
    if ((await opened.projector.waitForHead(CATCHING_UP_MS)) !== 'reached') throw new Error('The read models lag.');
    await opened.integrity.signer.sign();
  } finally {
    await opened.close();
  }
}

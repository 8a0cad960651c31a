import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  actorNamed,
  ledgerSettings,
  type LedgerSettings,
  mintToken,
  type OpenLedger,
  openLedger,
} from '@pacta/opening';
import { createApplier, type Applier } from '@pacta/service-client';
import { injectClient } from '../src/example/inject-client.ts';

// Nest is imported first: the throttler (CommonJS) requires it, and Jest can't require an ES module that is still being
// linked.
await import('@nestjs/core');
const { createApp } = await import('../src/create-app.ts');

/** The application over a demo ledger of its own, in this process and without a port. */
export interface DemoApp {
  readonly app: NestFastifyApplication;
  readonly ledger: OpenLedger;
  readonly settings: LedgerSettings;
  /** Holds the ledger and its keys, and goes when it is closed. */
  readonly folder: string;
  readonly applier: Applier;
  /** A token of a role of the demo. */
  tokenOf(role: string): Promise<string>;
  /** Runs a command that must succeed, as the secretariat unless said otherwise. Answers the id of what it made. */
  given(command: string, data: Record<string, unknown>, as?: string): Promise<string>;
  /** Closes both and removes the ledger. */
  close(): Promise<void>;
}

/** @param env further settings */
export async function demoApp(env: NodeJS.ProcessEnv = {}): Promise<DemoApp> {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-app-'));
  const settings = ledgerSettings({
    env: { HOME: folder, PACTA_LEDGER: join(folder, 'ledger'), PACTA_DEMO: '1', ...env },
  });
  const ledger = await openLedger(settings, { write: true });
  const app = await createApp(ledger);
  const tokenOf = (role: string): Promise<string> => mintToken(ledger.signingKey(), actorNamed(role, true));
  const applier = await createApplier(injectClient(app), { tokenFor: (as) => tokenOf(as ?? 'secretariat') });
  return {
    app,
    ledger,
    settings,
    folder,
    applier,
    tokenOf,
    given: async (command, data, as = 'secretariat') => {
      const result = await applier.apply({ command, data, as });
      if (!result.ok) throw new Error(JSON.stringify(result));
      return result.id;
    },
    close: async () => {
      await app.close();
      await ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

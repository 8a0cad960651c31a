import { connect, type ApiClient } from './api-client.ts';
import { newLedgerFolder, type LedgerFolder } from './ledger-folder.ts';
import { tokenAs } from './roles.ts';
import { pause, startService, type Service } from './service.ts';

export interface LoadedDemo {
  readonly folder: LedgerFolder;
  readonly service: Service;
  readonly api: ApiClient;
  /** Kills running processes and removes the folder. */
  remove(): Promise<void>;
}

/** A demo ledger with the whole example in it, as after `npm start`. */
export async function loadedDemo(settings: NodeJS.ProcessEnv = {}): Promise<LoadedDemo> {
  const folder = newLedgerFolder();
  const service = await startService(folder, { PACTA_DEMO: '1', ...settings });
  const api = await connect(service.url);
  const token = await tokenAs(folder, 'auditor');
  await settled(async () => (await api.call('listEvents', { token, query: { limit: '100' } })).text);
  return {
    folder,
    service,
    api,
    remove: async () => {
      await service.kill();
      folder.remove();
    },
  };
}

/** Waits until two readings half a second apart are equal and not empty. */
async function settled(read: () => Promise<string>): Promise<void> {
  let before = '';
  for (let tries = 0; tries < 60; tries += 1) {
    const now = await read();
    if (now === before && now.length > 100) return;
    before = now;
    await pause(500);
  }
  throw new Error('The example never finished loading');
}

/** Boots the built service and calls it: health, the OpenAPI document, a write and a read of it. Part of CI. */
import { connect, send } from './harness/api-client.ts';
import { pactaJson } from './harness/command-line.ts';
import { newLedgerFolder } from './harness/ledger-folder.ts';
import { startService } from './harness/service.ts';

function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Error(`Not so: ${what}`);
  process.stdout.write(`${what}\n`);
}

const folder = newLedgerFolder();
try {
  const service = await startService(folder, { PACTA_DEMO: '1' });
  try {
    expectThat((await send(service.url, 'GET', '/health/live')).status === 200, 'GET /health/live answers 200');
    const api = await connect(service.url);
    expectThat(api.operations.has('foundPartnership'), `GET /openapi.json names ${api.operations.size} operations`);
    const { token } = await pactaJson<{ token: string }>(folder, ['token', '--as', 'secretariat']);
    const body = { name: 'Smoke test', purpose: 'To see that the built service writes.' };
    const refused = await api.call('foundPartnership', { body });
    expectThat(refused.status === 401, 'a write without a token answers 401');
    const founded = await api.call('foundPartnership', { token, body });
    expectThat(founded.status === 201, `a write answers 201 (${founded.text.slice(0, 200)})`);
    const stopped = await service.stop();
    expectThat(stopped.code === 0, 'Ctrl-C ends it with exit code 0');
  } finally {
    await service.kill();
  }
} finally {
  folder.remove();
}

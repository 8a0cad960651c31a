import { join } from 'node:path';
import { openSqliteStore } from '@pacta/event-store';
import { startProjector } from '@pacta/read-models';
import { openKeyFolder } from '@pacta/sealing';
import { CheckpointSigner } from './checkpoint-signer.ts';
import { LastSigned } from './last-signed.ts';
import { LedgerHead } from './ledger-head.ts';
import { openLogKeys } from './log-keys.ts';

/** Records some events, then signs a checkpoint, and is killed right before the step named in its arguments. */
const [folder = '', keys = '', step = '', round = '0'] = process.argv.slice(2);
const store = await openSqliteStore({ folder });
const events = Array.from({ length: 300 }, (_, index) => ({
  eventId: `00000000-0000-4000-8000-${String(Number(round) * 1_000 + index).padStart(12, '0')}`,
  type: 'Counted.v1',
  data: { round: Number(round), index },
  metadata: {
    actor: 'a',
    commandId: `c${round}`,
    recordedAt: '2026-01-01T00:00:00.000Z',
    salt: 'AAAAAAAAAAAAAAAAAAAAAA',
  },
  sealed: {},
}));
await store.append(`commitment-${round}`, 'none', events);
const projector = startProjector({ store, file: join(folder, 'read-models.db'), knownTypes: [] });
await projector.waitForHead(10_000);
const keyFolder = openKeyFolder(keys);
const head = new LedgerHead(store);
const signer = new CheckpointSigner({
  checkpoints: store.checkpoints,
  tree: { durableSize: () => projector.durableTreeSize(), hashes: projector.readModels.tree },
  keys: openLogKeys(keyFolder, 'pacta/test'),
  keyNumber: () => head.keyNumber(),
  lastSigned: new LastSigned(keyFolder, head),
  onStep: (each) => {
    if (each === step) process.kill(process.pid, 'SIGKILL');
  },
});
const signed = await signer.sign();
process.stdout.write(`signed ${signed?.size}\n`);
await projector.stop();
await store.close();

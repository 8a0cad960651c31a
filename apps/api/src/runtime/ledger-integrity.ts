import type { EventStore } from '@pacta/event-store';
import { CheckpointSigner, LedgerHead, logOrigin, openLogKeys, type LogKeys } from '@pacta/integrity';
import type { Projector } from '@pacta/projections';
import type { KeyFolder } from '@pacta/sealing';

/** What a ledger proves with: its keys, its tree and its checkpoints. */
export interface LedgerIntegrity {
  /** The identity under which checkpoints are signed. */
  readonly origin: string;
  readonly keys: LogKeys;
  readonly signer: CheckpointSigner;
  /** Verifier keys of this ledger, the first one first. @throws KeyFolderError where the key folder lacks one */
  verifierKeys(): Promise<readonly string[]>;
}

export async function ledgerIntegrity({
  store,
  keys,
  projector,
}: {
  readonly store: EventStore;
  readonly keys: KeyFolder;
  readonly projector: Projector;
}): Promise<LedgerIntegrity> {
  const origin = await logOrigin(store);
  if (origin === undefined) throw new Error('a ledger without a first event has no origin');
  const logKeys = openLogKeys(keys, origin);
  const head = new LedgerHead(store);
  const signer = new CheckpointSigner({
    checkpoints: store.checkpoints,
    tree: { durableSize: () => projector.durableTreeSize(), hashes: projector.readModels.tree },
    keys: logKeys,
    keyNumber: () => head.keyNumber(),
  });
  return {
    origin,
    keys: logKeys,
    signer,
    verifierKeys: async () =>
      Array.from({ length: await head.keyNumber() }, (_, index) => logKeys.verifierKey(index + 1)),
  };
}

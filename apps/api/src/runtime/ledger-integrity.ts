import type { EventStore } from '@pacta/event-store';
import {
  CheckpointSigner,
  coveringCheckpoint,
  eventProof,
  LedgerHead,
  logOrigin,
  openLogKeys,
  type LogKeys,
  type PublicCheckpoint,
} from '@pacta/integrity';
import type { Projector } from '@pacta/projections';
import type { KeyFolder } from '@pacta/sealing';
import { policyWith, type WitnessPolicy } from './witness-policy.ts';

/** What a ledger proves with: its keys, its tree and its checkpoints. */
export interface LedgerIntegrity {
  /** The identity under which checkpoints are signed. */
  readonly origin: string;
  readonly keys: LogKeys;
  readonly signer: CheckpointSigner;
  /** The witnesses that are asked to cosign; undefined where none are. */
  readonly witnesses: WitnessPolicy | undefined;
  /** Verifier keys of this ledger, the first one first. @throws KeyFolderError where the key folder lacks one */
  verifierKeys(): Promise<readonly string[]>;
  /** What others verify with: this ledger's keys, and its witnesses where it has some. */
  policyText(): Promise<string>;
  /** The newest checkpoint that covers this leaf index, with its quorum where there is one; undefined where none does. */
  covering(position: number): Promise<PublicCheckpoint | undefined>;
  /** The `.tlog-proof` of an event; signs a checkpoint where none covers it yet. Undefined where it is not indexed yet. */
  proofOf(position: number): Promise<{ readonly text: string; readonly checkpoint: PublicCheckpoint } | undefined>;
}

export async function ledgerIntegrity({
  store,
  keys,
  projector,
  witnesses,
}: {
  readonly store: EventStore;
  readonly keys: KeyFolder;
  readonly projector: Projector;
  readonly witnesses?: WitnessPolicy | undefined;
}): Promise<LedgerIntegrity> {
  const origin = await logOrigin(store);
  if (origin === undefined) throw new Error('a ledger without a first event has no origin');
  const logKeys = openLogKeys(keys, origin);
  const head = new LedgerHead(store);
  const tree = projector.readModels.tree;
  const signer = new CheckpointSigner({
    checkpoints: store.checkpoints,
    tree: { durableSize: () => projector.durableTreeSize(), hashes: tree },
    keys: logKeys,
    keyNumber: () => head.keyNumber(),
  });
  const verifierKeys = async (): Promise<readonly string[]> =>
    Array.from({ length: await head.keyNumber() }, (_, index) => logKeys.verifierKey(index + 1));
  const covering = async (position: number): Promise<PublicCheckpoint | undefined> =>
    coveringCheckpoint(
      { checkpoints: store.checkpoints, origin, keys: await verifierKeys(), policy: witnesses?.policy },
      BigInt(position) + 1n,
    );
  return {
    origin,
    keys: logKeys,
    signer,
    witnesses,
    verifierKeys,
    policyText: async () => policyWith(await verifierKeys(), witnesses),
    covering,
    async proofOf(position) {
      let checkpoint = await covering(position);
      if (checkpoint === undefined && (await signer.sign()) !== undefined) checkpoint = await covering(position);
      return checkpoint && { text: eventProof(position, checkpoint, tree), checkpoint };
    },
  };
}

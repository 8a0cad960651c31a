import type { EventStore } from '@pacta/event-store';
import {
  CheckpointSigner,
  coveringCheckpoint,
  eventProof,
  gatherCosignatures,
  LastSigned,
  LedgerHead,
  logOrigin,
  openLogKeys,
  type LogKeys,
  type PublicCheckpoint,
  type SignedCheckpoint,
} from '@pacta/integrity';
import type { LogLine, Projector } from '@pacta/read-models';
import type { KeyFolder } from '@pacta/sealing';
import { policyWith, type WitnessPolicy } from './witness-policy.ts';

/** The keys, tree and checkpoints of a ledger. */
export interface LedgerIntegrity {
  /** The log's origin, which every checkpoint names (C2SP tlog-checkpoint). */
  readonly origin: string;
  readonly keys: LogKeys;
  readonly signer: CheckpointSigner;
  /** The witnesses that cosign; undefined where there are none. */
  readonly witnesses: WitnessPolicy | undefined;
  /** Verifier keys of this ledger, oldest first. @throws KeyFolderError where the key folder lacks one */
  verifierKeys(): Promise<readonly string[]>;
  /** The policy that others verify with: this ledger's keys, and its witnesses if any. */
  policyText(): Promise<string>;
  /**
   * The newest checkpoint that covers this leaf index, with its quorum where there is one; undefined where none does.
   */
  covering(position: number): Promise<PublicCheckpoint | undefined>;
  /** Asks the witnesses, if any, to cosign a checkpoint. */
  gather(checkpoint: SignedCheckpoint): Promise<void>;
  /** The `.tlog-proof` of an event; signs a checkpoint where none covers it. Undefined until the event is indexed. */
  proofOf(position: number): Promise<{ readonly text: string; readonly checkpoint: PublicCheckpoint } | undefined>;
}

/** Milliseconds before witnesses are asked again after a missed quorum. */
const AGAIN_AFTER = 5_000;

export async function ledgerIntegrity({
  store,
  keys,
  projector,
  witnesses,
  log,
}: {
  readonly store: EventStore;
  readonly keys: KeyFolder;
  readonly projector: Projector;
  readonly witnesses?: WitnessPolicy | undefined;
  readonly log: LogLine;
}): Promise<LedgerIntegrity> {
  const origin = await logOrigin(store);
  if (origin === undefined) throw new Error('a ledger without a first event has no origin');
  const logKeys = openLogKeys(keys, origin);
  const head = new LedgerHead(store);
  const tree = projector.readModels.tree;
  const signer = new CheckpointSigner({
    checkpoints: store.checkpoints,
    tree: {
      durableSize: () => projector.durableTreeSize(),
      hashes: tree,
      isWhole: async () => (await projector.waitForHead(0)) === 'reached',
    },
    keys: logKeys,
    keyNumber: () => head.keyNumber(),
    lastSigned: new LastSigned(keys, head),
  });
  const verifierKeys = async (): Promise<readonly string[]> =>
    Array.from({ length: await head.keyNumber() }, (_, index) => logKeys.verifierKey(index + 1));
  const covering = async (position: number): Promise<PublicCheckpoint | undefined> =>
    coveringCheckpoint(
      { checkpoints: store.checkpoints, origin, keys: await verifierKeys(), policy: witnesses?.policy },
      BigInt(position) + 1n,
    );
  let last = { size: -1n, at: Number.NEGATIVE_INFINITY };
  let gathering = Promise.resolve();
  const gatherNow = async (checkpoint: SignedCheckpoint): Promise<void> => {
    const { size } = checkpoint;
    if (witnesses === undefined || (await covering(Number(size) - 1))?.quorumMet === true) return;
    await gatherCosignatures(checkpoint, { policy: witnesses.policy, tree, checkpoints: store.checkpoints, log });
    last = { size, at: Date.now() };
  };
  // A serial queue: of two concurrent updates of one checkpoint, one would be lost.
  const gather = (checkpoint: SignedCheckpoint): Promise<void> => {
    const gathered = gathering.then(() => gatherNow(checkpoint));
    gathering = gathered.catch(() => undefined);
    return gathered;
  };
  return {
    origin,
    keys: logKeys,
    signer,
    witnesses,
    verifierKeys,
    policyText: async () => policyWith(await verifierKeys(), witnesses),
    covering,
    gather,
    async proofOf(position) {
      let checkpoint = await covering(position);
      if (checkpoint?.quorumMet !== true) {
        const signed = await signer.sign();
        const asked = signed?.size === last.size && Date.now() - last.at < AGAIN_AFTER;
        if (signed !== undefined && !asked) await gather(signed);
        checkpoint = await covering(position);
      }
      return checkpoint && { text: eventProof(position, checkpoint, tree), checkpoint };
    },
  };
}

import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CheckpointKeeper, gatherCosignatures } from '@pacta/integrity';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '../runtime/open-ledger.ts';

/** Signs checkpoints while the service runs, and the last one when it stops. */
@Injectable()
export class CheckpointService implements OnApplicationBootstrap, OnApplicationShutdown {
  #keeper: CheckpointKeeper | undefined;

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  onApplicationBootstrap(): void {
    const { integrity, projector, store, log } = this.ledger;
    const { signer, witnesses } = integrity;
    const { tree } = projector.readModels;
    this.#keeper = new CheckpointKeeper({
      signer,
      treeSize: () => projector.readModels.treeSize(),
      log: (message) => log(message),
      ...(witnesses === undefined
        ? {}
        : {
            onSigned: async (checkpoint) => {
              const { policy } = witnesses;
              await gatherCosignatures(checkpoint, { policy, tree, checkpoints: store.checkpoints, log });
            },
          }),
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#keeper?.stop();
  }

  /** Why no checkpoint can be signed for now; undefined where all is well. */
  get fault(): string | undefined {
    return this.#keeper?.fault;
  }
}

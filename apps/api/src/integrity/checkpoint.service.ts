import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CheckpointKeeper } from '@pacta/integrity';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '../runtime/open-ledger.ts';

/** Signs checkpoints while the service runs, and the last one when it stops. */
@Injectable()
export class CheckpointService implements OnApplicationBootstrap, OnApplicationShutdown {
  #keeper: CheckpointKeeper | undefined;

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  onApplicationBootstrap(): void {
    const { integrity, projector } = this.ledger;
    this.#keeper = new CheckpointKeeper({
      signer: integrity.signer,
      treeSize: () => projector.readModels.treeSize(),
      log: (message) => this.ledger.log(message),
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

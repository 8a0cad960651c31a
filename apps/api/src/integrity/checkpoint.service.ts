import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CheckpointKeeper } from '@pacta/integrity';
import { InjectLedger } from '../commands/ledger.ts';
import { type OpenLedger, recordDailyHeads } from '@pacta/opening';

const HOUR = 3_600_000;

/** Longest wait at the end, in milliseconds. */
const CAUGHT_UP_WITHIN = 1_000;

/** Signs checkpoints while the service runs and when it stops, and records stream heads once a day. */
@Injectable()
export class CheckpointService implements OnApplicationBootstrap, OnApplicationShutdown {
  #keeper: CheckpointKeeper | undefined;
  #daily: NodeJS.Timeout | undefined;

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  /** Why no checkpoint can be signed, or undefined. */
  get fault(): string | undefined {
    return this.#keeper?.fault;
  }

  onApplicationBootstrap(): void {
    const { integrity, projector, log } = this.ledger;
    this.#keeper = new CheckpointKeeper({
      signer: integrity.signer,
      treeSize: () => projector.readModels.treeSize(),
      log: (message) => log(message),
      onSigned: (checkpoint) => integrity.gather(checkpoint),
    });
    this.#daily = setInterval(() => void this.recordHeads(), HOUR).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.#daily);
    // What was recorded a moment ago is signed too, as soon as the tree has it.
    await this.ledger.projector.waitForHead(CAUGHT_UP_WITHIN);
    await this.#keeper?.stop();
  }

  private async recordHeads(): Promise<void> {
    try {
      await recordDailyHeads(this.ledger, Date.now());
    } catch (fault) {
      this.ledger.log(`Stream heads were not recorded: ${fault instanceof Error ? fault.message : String(fault)}`);
    }
  }
}

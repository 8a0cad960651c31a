import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { VerifyReport } from '@pacta/read-models';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger, VerifyAgainst } from '@pacta/opening';

/** Verifies the whole ledger. */
export class Verify {
  /** @param against text of an older checkpoint; `quick`: storage and tree only */
  constructor(
    readonly against: string | undefined,
    readonly quick: boolean,
  ) {}
}

/** The worker is a .ts file in the source and a .js file in the build. */
const WORKER = new URL(`verify-ledger.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

@QueryHandler(Verify)
export class VerifyHandler implements IQueryHandler<Verify> {
  private running: { readonly asked: Verify; readonly report: Promise<VerifyReport> } | undefined;

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  /** Verifies in a thread of its own, one run at a time; equal requests share a run. */
  async execute(asked: Verify): Promise<VerifyReport> {
    while (this.running !== undefined && !isSame(this.running.asked, asked))
      await this.running.report.catch(() => undefined);
    if (this.running !== undefined) return this.running.report;
    const report = this.verified(asked).finally(() => {
      this.running = undefined;
    });
    this.running = { asked, report };
    return report;
  }

  private async verified({ against, quick }: Verify): Promise<VerifyReport> {
    const more: VerifyAgainst = { quick, ...(against === undefined ? {} : { against }) };
    const worker = new Worker(WORKER, { workerData: { place: this.ledger.place, more } });
    try {
      const [found] = (await once(worker, 'message')) as [VerifyReport];
      return found;
    } finally {
      await worker.terminate();
    }
  }
}

const isSame = (left: Verify, right: Verify): boolean => left.against === right.against && left.quick === right.quick;

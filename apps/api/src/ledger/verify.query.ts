import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { VerifyReport } from '@pacta/projections';
import { InjectLedger } from '../commands/ledger.ts';
import type { OpenLedger } from '../runtime/open-ledger.ts';

/** Is what is stored still what was recorded? */
export class Verify {}

/** In the source the worker is TypeScript, once built it is not. */
const WORKER = new URL(`verify.worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

@QueryHandler(Verify)
export class VerifyHandler implements IQueryHandler<Verify> {
  private running: Promise<VerifyReport> | undefined;

  constructor(@InjectLedger() private readonly ledger: OpenLedger) {}

  /** In a thread of its own, and one at a time: whoever asks meanwhile gets the same answer. */
  execute(): Promise<VerifyReport> {
    return (this.running ??= this.verified().finally(() => {
      this.running = undefined;
    }));
  }

  private async verified(): Promise<VerifyReport> {
    const worker = new Worker(WORKER, { workerData: this.ledger.place });
    try {
      const [found] = (await once(worker, 'message')) as [VerifyReport];
      return found;
    } finally {
      await worker.terminate();
    }
  }
}

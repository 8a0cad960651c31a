import { Injectable } from '@nestjs/common';
import {
  type OpenLedger,
  projectionNames,
  projectionReport,
  type ProjectionReport,
  selectedProjections,
} from '@pacta/opening';
import type { RebuildProgress, Rebuilds, RetryOutcome } from '@pacta/read-models';
import { allowedOnLedger, type LedgerReads } from '@pacta/queries';
import { InjectReads } from '../queries/ledger-reads.ts';
import { InjectLedger } from '../commands/ledger.ts';
import { Problem } from '../http/problem.ts';

/** Administration of projections. It shows their positions, never their contents. */
@Injectable()
export class ProjectionAdministration {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    @InjectReads() private readonly reads: LedgerReads,
  ) {}

  async list(actor: string): Promise<ProjectionReport> {
    await allowedOnLedger(this.reads, actor, 'runProjections');
    return projectionReport(this.ledger);
  }

  /** Folds parked events again. @throws Problem 404 for an unknown name */
  async retry(actor: string, projection: string | undefined): Promise<RetryOutcome> {
    await allowedOnLedger(this.reads, actor, 'runProjections');
    if (projection !== undefined && selectedProjections(projection) === undefined) throw unknown(projection);
    return this.ledger.projector.retryParked(projection);
  }

  async startRebuild(actor: string, name: string): Promise<RebuildProgress> {
    const { rebuilds, names } = await this.rebuild(actor, name);
    return rebuilds.start(names);
  }

  async rebuildProgress(actor: string, name: string): Promise<RebuildProgress> {
    const { rebuilds, names } = await this.rebuild(actor, name);
    return present(rebuilds.progress(names), name);
  }

  async cancelRebuild(actor: string, name: string): Promise<RebuildProgress> {
    const { rebuilds, names } = await this.rebuild(actor, name);
    return present(await rebuilds.cancel(names), name);
  }

  private async rebuild(actor: string, name: string): Promise<{ rebuilds: Rebuilds; names: readonly string[] }> {
    await allowedOnLedger(this.reads, actor, 'runProjections');
    const names = selectedProjections(name);
    if (names === undefined) throw unknown(name);
    const { rebuilds } = this.ledger;
    if (rebuilds === undefined) throw new Error('a ledger opened for reading has nothing to rebuild');
    return { rebuilds, names };
  }
}

function present(progress: RebuildProgress | undefined, name: string): RebuildProgress {
  if (progress !== undefined) return progress;
  throw new Problem({
    status: 404,
    code: 'no-rebuild',
    detail: `Nothing has rebuilt ${name} since this service started.`,
    next: 'Start a rebuild with POST to this address.',
  });
}

const unknown = (name: string): Problem =>
  new Problem({
    status: 404,
    code: 'unknown-projection',
    detail: `There is no projection called ${name.slice(0, 60)}.`,
    next: `There are: all, ${projectionNames().join(', ')}.`,
  });

import type { RebuildProgress, RetryOutcome } from '@pacta/read-models';
import {
  ledgerPlace,
  type LedgerSettings,
  openLedger,
  type ProjectionReport,
  projectionReportOf,
  selectedProjections,
} from '@pacta/opening';
import { EXIT } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { chosenLedger, mustExist } from '../reading/chosen-ledger.ts';
import { serviceClient } from '../reading/service-client.ts';

/** The projections of a ledger folder, or of a service. */
export interface ProjectionTarget {
  /** @throws CommandFault for an unknown projection (4) */
  start(name: string): Promise<RebuildProgress>;
  progress(name: string): Promise<RebuildProgress>;
  cancel(name: string): Promise<RebuildProgress | undefined>;
  retryParked(projection: string | undefined): Promise<RetryOutcome>;
  report(): Promise<ProjectionReport>;
  close(): Promise<void>;
}

/** Longest wait for the read models, in milliseconds. */
const CATCH_UP = 600_000;

/** Reads only, so a service may hold the folder. */
export async function chosenReport(context: CommandContext): Promise<ProjectionReport> {
  const chosen = chosenLedger(context, context.terminal.note);
  if (chosen.kind === 'service') return serviceClient(chosen).get<ProjectionReport>('/v1/admin/projections');
  mustExist(chosen.settings);
  return projectionReportOf(ledgerPlace(chosen.settings));
}

export async function openProjections(context: CommandContext): Promise<ProjectionTarget> {
  const chosen = chosenLedger(context, context.terminal.note);
  if (chosen.kind === 'service') return ofService(chosen);
  mustExist(chosen.settings);
  return ofFolder(chosen.settings);
}

function ofService(service: Parameters<typeof serviceClient>[0]): ProjectionTarget {
  const client = serviceClient(service);
  const path = (name: string): string => `/v1/admin/projections/${encodeURIComponent(name)}/rebuild`;
  return {
    start: (name) => client.post(path(name)),
    progress: (name) => client.get(path(name)),
    cancel: (name) => client.delete(path(name)),
    retryParked: (projection) =>
      client.post(`/v1/admin/projections/parked/retry${projection === undefined ? '' : `?projection=${projection}`}`),
    report: () => client.get('/v1/admin/projections'),
    close: async () => undefined,
  };
}

async function ofFolder(settings: LedgerSettings): Promise<ProjectionTarget> {
  const ledger = await openLedger(settings, { write: true });
  const { rebuilds, projector } = ledger;
  if (rebuilds === undefined) throw new Error('a ledger opened for writing can be rebuilt');
  await projector.waitForHead(CATCH_UP);
  const named = (name: string): readonly string[] => selectedProjections(name) ?? unknown(name);
  return {
    start: async (name) => rebuilds.start(named(name)),
    progress: async (name) => rebuilds.progress(named(name)) ?? unknown(name),
    cancel: (name) => rebuilds.cancel(named(name)),
    retryParked: async (projection) => {
      if (projection !== undefined) named(projection);
      return projector.retryParked(projection);
    },
    report: () => projectionReportOf(ledgerPlace(settings)),
    close: () => ledger.close(),
  };
}

function unknown(name: string): never {
  throw new CommandFault(
    EXIT.notFound,
    `There is no projection called '${name}'.`,
    `There are: all, ${selectedProjections('all')?.join(', ')}.`,
  );
}

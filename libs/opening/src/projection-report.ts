import {
  PROJECTION_NAMES,
  readFileStatus,
  type ParkedRow,
  type ProjectionStatus,
  type RebuildProgress,
} from '@pacta/read-models';
import { withStartFaults } from './with-start-faults.ts';
import { openLedgerStore, type LedgerPlace } from './ledger-store.ts';
import type { OpenLedger } from './open-ledger.ts';
import { projectionSet, readModelFile } from './projection-set.ts';
import { READ_MODEL_VIEWS } from './read-model-views.ts';

/** Positions of everything that follows the log. It holds no event data. */
export interface ProjectionReport {
  readonly caughtUp: boolean;
  /** Why the projector is stopped, while it is. */
  readonly fault: string | null;
  readonly projections: readonly (Omit<ProjectionStatus, 'parked'> & {
    readonly parked: readonly ParkedEvent[];
    /** Always null, kept for existing readers: no single projection stops. */
    readonly stopped: null;
  })[];
  /** Rebuilds under way. */
  readonly rebuilds: readonly RebuildProgress[];
}

export type ParkedEvent = Omit<ParkedRow, 'token'>;

/** Every projection's name, the log index first. */
export const projectionNames = (): readonly string[] => PROJECTION_NAMES;

/**
 * The projections that `all` or a projection's name selects; undefined for an unknown name. Earlier versions had a
 * projection per view, so the names of views are still accepted.
 */
export function selectedProjections(name: string): readonly string[] | undefined {
  if (name === 'all') return projectionNames();
  const known = projectionNames().includes(name) || READ_MODEL_VIEWS.some((view) => view.name === name);
  return known ? [name] : undefined;
}

/** The report of a running projector. */
export async function projectionReport({
  projector,
  rebuilds,
}: Pick<OpenLedger, 'projector' | 'rebuilds'>): Promise<ProjectionReport> {
  const { projections, caughtUp, fault, running } = await projector.status();
  return {
    caughtUp,
    fault: fault?.message ?? (running ? null : 'the projector has stopped'),
    projections: withParked(projections, projector.readModels.parked()),
    rebuilds: rebuilds?.underWay() ?? [],
  };
}

/** The report of a ledger folder, whether or not a service holds it. @throws StartFault where there is no ledger */
export function projectionReportOf(place: LedgerPlace): Promise<ProjectionReport> {
  return withStartFaults(async () => {
    const { ledger: folder } = place;
    const { store } = await openLedgerStore(place, { write: false });
    try {
      const file = readModelFile(folder);
      const { projections, parked, caughtUp } = await readFileStatus({ ...projectionSet(), store, file });
      return { caughtUp, fault: null, projections: withParked(projections, parked), rebuilds: [] };
    } finally {
      await store.close();
    }
  });
}

/** The public position for a store's token, which is internal to checkpoints. */
const withoutToken = ({ projection, key, position, eventId, type, reason, held }: ParkedRow): ParkedEvent => ({
  projection,
  key,
  position,
  eventId,
  type,
  reason,
  held,
});

const withParked = (
  projections: readonly ProjectionStatus[],
  parked: readonly ParkedRow[],
): ProjectionReport['projections'] =>
  projections.map((status) => ({
    ...status,
    stopped: null,
    parked: parked.filter(({ projection }) => projection === status.name).map(withoutToken),
  }));

import { FoldRun } from '../fold-run.ts';
import { idOf } from '../stream.ts';
import { sourceOf, type EntityView, type IndexedEvent, type Source } from '../view.ts';
import type { ReportRecorded } from './events.ts';
import { statedFlow, statedGrant, withActivity, withGrant, withMore, withOrganisations } from './reported-activity.ts';
import type { RecordVersion, ReportedFlow, ReportedRecord } from './reported-record.entries.ts';

export type * from './reported-record.entries.ts';

const initialState: ReportedRecord = {
  id: '',
  sort: null,
  identifier: '',
  publisher: null,
  secondary: false,
  title: null,
  description: null,
  toPerson: false,
  status: null,
  dates: [],
  financeType: null,
  organisations: {},
  partners: [],
  related: [],
  planned: [],
  appliedFor: null,
  versions: [],
  by: null,
  corrections: [],
  flows: [],
};

type Stated = ReturnType<typeof statedFlow>;
type Corrected = Extract<ReportRecorded, { readonly type: 'ReportCorrected.v1' }>['data'];

const reported = (facts: Stated, by: Source): ReportedFlow => ({
  ...facts,
  eventId: by.eventId,
  latest: by.eventId,
  by,
  corrections: [],
  withdrawn: null,
});

/** Adds a file once to the versions of a record, however many of its flows the file has. */
function withVersion(
  state: ReportedRecord,
  source: { fileHash: string; place: string; updatedAt?: string; generatedAt?: string },
  by: Source,
  run: FoldRun,
): ReportedRecord {
  const { fileHash, place, updatedAt, generatedAt } = source;
  if (state.versions.at(-1)?.fileHash === fileHash) return state;
  const version: RecordVersion = { fileHash, place, updatedAt: updatedAt ?? generatedAt ?? null, by };
  return { ...state, versions: run.appended(state.versions, [version]) };
}

const latestOf = ({ latest }: ReportedFlow): string => latest;

const changed = (
  state: ReportedRecord,
  latest: string,
  run: FoldRun,
  change: (flow: ReportedFlow) => ReportedFlow,
): ReportedRecord => ({ ...state, flows: run.changedWhere(state.flows, latestOf, latest, change) });

const correctedFlow =
  (facts: Stated, reason: string, by: Source, run: FoldRun) =>
  (flow: ReportedFlow): ReportedFlow => {
    const { kind, amount, date } = flow;
    const correction = { reason, before: { kind, amount, date }, by };
    return { ...flow, ...facts, latest: by.eventId, corrections: run.appended(flow.corrections, [correction]) };
  };

function correct(state: ReportedRecord, data: Corrected, by: Source, run: FoldRun): ReportedRecord {
  const { corrects, reason, activity, flow, grant } = data;
  if (flow !== undefined) {
    const organisations = withOrganisations(state.organisations, [flow.provider, flow.receiver], run);
    return changed({ ...state, organisations }, corrects, run, correctedFlow(statedFlow(flow), reason, by, run));
  }
  const corrections = run.appended(state.corrections, [{ reason, by }]);
  if (activity !== undefined) return { ...withActivity(state, activity, by, run), corrections };
  if (grant === undefined) return state;
  return changed(
    { ...withGrant(state, grant, by, run), corrections },
    corrects,
    run,
    correctedFlow(statedGrant(grant), reason, by, run),
  );
}

function evolve(state: ReportedRecord, indexed: IndexedEvent, run = FoldRun.ONE_STEP): ReportedRecord {
  const event = indexed as ReportRecorded & IndexedEvent;
  const by = sourceOf(indexed);
  switch (event.type) {
    case 'ActivityReported.v1':
      return withVersion({ ...withActivity(state, event.data, by, run), id: idOf(event.stream) }, event.data, by, run);
    case 'ActivityContinued.v1':
      return withMore(state, event.data, by, run);
    case 'ActivitiesRelated.v1': {
      const stated = event.data.related.map((each) => ({ ...each, by }));
      const related = event.data.continues === true ? run.appended(state.related, stated) : stated;
      return { ...withVersion(state, event.data, by, run), related };
    }
    case 'GrantReported.v1': {
      const opened = { ...withGrant(state, event.data, by, run), id: idOf(event.stream) };
      return withVersion({ ...opened, flows: [reported(statedGrant(event.data), by)] }, event.data, by, run);
    }
    case 'FlowReported.v1': {
      const { provider, receiver } = event.data;
      return {
        ...withVersion(state, event.data, by, run),
        organisations: withOrganisations(state.organisations, [provider, receiver], run),
        flows: run.appended(state.flows, [reported(statedFlow(event.data), by)]),
      };
    }
    case 'ReportConfirmed.v1':
      return withVersion(state, event.data, by, run);
    case 'ReportCorrected.v1':
      return correct(withVersion(state, event.data, by, run), event.data, by, run);
    case 'ReportWithdrawn.v1': {
      const { withdraws, reason, replacedBy = null } = event.data;
      const withdrawn = { reason, replacedBy, by };
      return changed(withVersion(state, event.data, by, run), withdraws, run, (flow) => ({ ...flow, withdrawn }));
    }
    default:
      return state;
  }
}

export const reportedRecord: EntityView<ReportedRecord> = {
  name: 'reported-record',
  category: 'report',
  fold: { initialState, evolve },
};

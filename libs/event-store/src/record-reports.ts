import type { DecidedReport, EventDefinition, EventMetadata, RecordedEvent, StreamName } from '@pacta/ledger';
import type { Sealer } from '@pacta/sealing';
import { AppendRefused, type EventStore, type NewEvent, type StoredEvent } from './port.ts';
import { StreamTurns } from './running/stream-turns.ts';

export interface ReportRecorderParts {
  readonly store: Pick<EventStore, 'append' | 'existing' | 'readStream'>;
  readonly sealer: Pick<Sealer, 'seal'>;
  readonly catalogue: ReadonlyMap<string, EventDefinition>;
  /** The current instant, ISO 8601 in UTC. */
  readonly clock: () => string;
  /** As the command runner's: a command that is decided on the report can wait for its appends. */
  readonly turns?: StreamTurns;
}

/** Who imports, and for which partnership. */
export interface ReportRequest {
  readonly stream: StreamName;
  readonly partnershipId: string;
  readonly actor: string;
  readonly commandId: string;
}

/** Another import writes to the same report. Running this one again imports what is left. */
export class ReportOvertaken extends Error {
  override readonly name = 'ReportOvertaken';
}

export interface ReportRecorder {
  /** The current instant, ISO 8601 in UTC. */
  readonly now: () => string;
  /** Which of these report streams have events. The others are new, and have no history to read. */
  existing(streams: readonly StreamName[]): Promise<ReadonlySet<StreamName>>;
  /** All events of a report stream, in order, for `CurrentReport`. */
  history(stream: StreamName): AsyncIterable<readonly StoredEvent[]>;
  /**
   * Seals and appends at the revision that the caller has seen, in as many appends as the events need. What a file says
   * in them has been checked by the shapes of the facts, with which their schemas agree: it is not checked again.
   * @returns the new revision
   * @throws SubjectForgotten, ReportOvertaken, StoreUnavailable
   */
  record(request: ReportRequest, revision: number, events: readonly DecidedReport[]): Promise<number>;
  /** The leaf data that an event would have under that id, to compare a sealed field with a recorded one. */
  sealedData(request: ReportRequest, event: Pick<DecidedReport, 'eventId' | 'type' | 'data'>): unknown;
}

const HISTORY_PAGE = 1_000;
/** Most events of one append: large enough to be fast, small enough to share a commit with others. */
const MOST_EVENTS = 250;

/**
 * Records the events of imported reports. It follows the same rules as the command runner (sealing, the expected
 * revision, ids that make a repeated append write nothing) but has no decider per event: an import decides for a whole
 * report at once, and its event ids derive from their content (ADR 10).
 */
export function createReportRecorder(parts: ReportRecorderParts): ReportRecorder {
  const { store, sealer, catalogue, clock, turns = new StreamTurns() } = parts;
  const sealed = (
    request: ReportRequest,
    { eventId, type, data, effectiveOn }: DecidedReport,
    recordedAt: string,
  ): NewEvent => {
    const definition = catalogue.get(type);
    if (definition === undefined) throw new Error(`${type} is decided but not in the event catalogue`);
    const { stream, partnershipId, actor, commandId } = request;
    const metadata: Omit<EventMetadata, 'salt'> = {
      actor,
      commandId,
      partnershipId,
      recordedAt,
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
    };
    return { eventId, type, ...sealer.seal({ eventId, type, stream, data, metadata }, definition.seals(data)) };
  };

  /** The revision after another writer (a match, a reversal) appended first. */
  async function afterOthers(stream: StreamName, revision: number): Promise<number> {
    const tail = await store.readStream(stream, { from: revision + 1 });
    if (tail.length === 0 || tail.some(wroteReport))
      throw new ReportOvertaken(
        `Another import writes to ${stream} at the same time: run this one again when it has ended.`,
      );
    return (tail.at(-1) as StoredEvent).revision;
  }

  /** @returns the new revision. Events that are too large for one append are written in two halves. */
  async function appended(stream: StreamName, revision: number, events: readonly NewEvent[]): Promise<number> {
    try {
      for (let at = revision; ; at = await afterOthers(stream, at)) {
        const expected = at < 0 ? 'none' : at;
        const result = await turns.take([stream], () => store.append(stream, expected, events));
        if (result.kind === 'appended') return result.revision;
      }
    } catch (fault) {
      if (!(fault instanceof AppendRefused) || fault.code !== 'too-large' || events.length === 1) throw fault;
      const half = Math.ceil(events.length / 2);
      return appended(stream, await appended(stream, revision, events.slice(0, half)), events.slice(half));
    }
  }

  return {
    existing: (streams) => store.existing(streams),

    async *history(stream) {
      for (let from = 0; ; from += HISTORY_PAGE) {
        const page = await store.readStream(stream, { from, limit: HISTORY_PAGE });
        if (page.length > 0) yield page;
        if (page.length < HISTORY_PAGE) return;
      }
    },

    async record(request, revision, events) {
      const recordedAt = clock();
      let at = revision;
      for (let from = 0; from < events.length; from += MOST_EVENTS) {
        const batch = events.slice(from, from + MOST_EVENTS).map((event) => sealed(request, event, recordedAt));
        at = await appended(request.stream, at, batch);
      }
      return at;
    },

    now: clock,
    sealedData: (request, event) => sealed(request, event as DecidedReport, clock()).data,
  };
}

/** Events that imports never write; they may come in between. */
const wroteReport = (event: RecordedEvent): boolean => 'fileHash' in (event.data as object);

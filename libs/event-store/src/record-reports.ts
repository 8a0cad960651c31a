import type { DecidedReport, EventDefinition, EventMetadata, RecordedEvent, StreamName } from '@pacta/ledger';
import type { Sealer } from '@pacta/sealing';
import { MAX_APPEND_BYTES } from './prepare-append.ts';
import type { EventStore, NewEvent, StoredEvent } from './port.ts';
import { StreamTurns } from './running/stream-turns.ts';

export interface ReportRecorderParts {
  readonly store: Pick<EventStore, 'append' | 'readStream'>;
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
  /** All events of a report stream, in order, for `CurrentReport`. */
  history(stream: StreamName): AsyncIterable<readonly StoredEvent[]>;
  /**
   * Seals and appends at the revision that the caller has seen, in as many appends as the events need.
   * @returns the new revision
   * @throws SubjectForgotten, ReportOvertaken, StoreUnavailable
   */
  record(request: ReportRequest, revision: number, events: readonly DecidedReport[]): Promise<number>;
  /** The leaf data that an event would have under that id, to compare a sealed field with a recorded one. */
  sealedData(request: ReportRequest, event: Pick<DecidedReport, 'eventId' | 'type' | 'data'>): unknown;
}

const HISTORY_PAGE = 1_000;
/**
 * Limits of one append, in events and in bytes: large enough to be fast, small enough to share a commit with others.
 */
const MOST_EVENTS = 250;
const MOST_BYTES = MAX_APPEND_BYTES / 2;

/**
 * Records the events of imported reports. It follows the same rules as the command runner (the catalogue's schemas,
 * sealing, the expected revision, ids that make a repeated append write nothing) but has no decider per event: an
 * import decides for a whole report at once, and its event ids derive from their content (ADR 10).
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
    const parsed = definition.data.parse(data);
    return {
      eventId,
      type,
      ...sealer.seal({ eventId, type, stream, data: parsed, metadata }, definition.seals(parsed)),
    };
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

  return {
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
      for (const batch of batches(events.map((event) => sealed(request, event, recordedAt)))) {
        for (;;) {
          const expected = at < 0 ? 'none' : at;
          const appended = await turns.take([request.stream], () => store.append(request.stream, expected, batch));
          if (appended.kind === 'appended') {
            at = appended.revision;
            break;
          }
          at = await afterOthers(request.stream, at);
        }
      }
      return at;
    },

    sealedData: (request, event) => sealed(request, event as DecidedReport, clock()).data,
  };
}

/** Events that imports never write; they may come in between. */
const wroteReport = (event: RecordedEvent): boolean => 'fileHash' in (event.data as object);

function* batches(events: readonly NewEvent[]): Generator<readonly NewEvent[]> {
  let batch: NewEvent[] = [];
  let bytes = 0;
  for (const event of events) {
    const size = JSON.stringify([event.data, event.sealed, event.metadata]).length * 3;
    if (batch.length >= MOST_EVENTS || (batch.length > 0 && bytes + size > MOST_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(event);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

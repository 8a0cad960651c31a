import {
  isRefusal,
  refuse,
  streamName,
  type Command,
  type EventDefinition,
  type Refusal,
  type StreamName,
} from '@pacta/ledger';
import { turns as schedule } from '@pacta/process';
import { SubjectForgotten, type Sealer } from '@pacta/sealing';
import type { EventStore, NewEvent, StoredEvent, StreamAt } from './port.ts';
import { commandIdOf, createdStreamId, eventIdOf } from './running/command-ids.ts';
import type { CommandOutcome, CommandRequest, Decided, FactSource } from './running/command-request.ts';
import { metadataOf } from './running/command-metadata.ts';
import { emptyStream, FoldedStreams, type FoldedStream } from './running/folded-streams.ts';
import { NotRecordable, parsedData } from './running/parsed-data.ts';
import { sameRecord } from './running/same-record.ts';
import { StreamTurns } from './running/stream-turns.ts';

export interface CommandRunner {
  /** @throws StoreUnavailable, AppendRefused */
  run<C extends Command, State, D extends Decided, Facts>(
    request: CommandRequest<C, State, D, Facts>,
  ): Promise<CommandOutcome>;
  /** Drops every folded state. Called after a sealing key was destroyed. */
  forgetFoldedStates(): void;
}

export interface CommandRunnerParts {
  readonly store: EventStore;
  readonly sealer: Pick<Sealer, 'seal' | 'open'>;
  readonly catalogue: ReadonlyMap<string, EventDefinition>;
  /** The current instant, ISO 8601 in UTC. */
  readonly clock: () => string;
  /** The calendar day (YYYY-MM-DD) of an instant in the ledger's zone. */
  readonly dayOf: (instant: string) => string;
  /** Shared with whatever else writes in this process, so that a command can wait for it. */
  readonly turns?: StreamTurns;
}

const FORGOTTEN = refuse(
  'subject-forgotten',
  'The command names a person whom the ledger has forgotten, and it never records a forgotten person again.',
  'Leave the person out, or name another one under an id of their own.',
);

/** How often a command is decided, where each time something that it was decided on has moved before the append. */
const ATTEMPTS = 6;

/** From this attempt on a command waits until nobody else in this process writes to what it is decided on. */
const WITH_BASIS = 2;

/** What the command was decided on has moved. `basis` are the other streams of it. */
interface Overtaken {
  readonly kind: 'overtaken';
  readonly basis: readonly StreamName[];
}

/** What a command is decided on. */
interface Deciding<State, Facts> {
  readonly commandId: string;
  /** The instant of the decision, ISO 8601. */
  readonly at: string;
  readonly stream: StreamName;
  readonly state: State;
  readonly facts: Facts;
  /** The streams and revisions of the facts, as the metadata say them. */
  readonly basis?: string;
  /** What the command has recorded, where it is decided again: its events have ids already. */
  readonly earlier?: readonly StoredEvent[];
}

/**
 * Runs commands: look up a replay, load, fold, decide, seal, append at the expected revision. All command events enter
 * the log this way.
 */
export function createCommandRunner(parts: CommandRunnerParts): CommandRunner {
  const { store, sealer, catalogue, clock, dayOf, turns = new StreamTurns() } = parts;
  const streams = new FoldedStreams(store, (event) =>
    Object.keys(event.sealed).length === 0 ? event : { ...event, data: sealer.open(event).data },
  );

  async function loadFacts<Facts>(
    sources: { readonly [K in keyof Facts]: FactSource | undefined },
    revisions?: ReadonlyMap<string, number>,
  ) {
    const facts: Record<string, unknown> = {};
    const basis: StreamAt[] = [];
    for (const [name, source] of Object.entries(sources) as [string, FactSource | undefined][]) {
      if (source === undefined) continue;
      const loaded =
        revisions === undefined
          ? await streams.load(source.fold, source.stream)
          : await streams.loadAt(source.fold, source.stream, revisions.get(source.stream) ?? -1);
      facts[name] = loaded.state;
      basis.push({ stream: source.stream, revision: loaded.revision < 0 ? 'none' : loaded.revision });
    }
    return { facts: facts as Facts, basis };
  }

  async function decide<C extends Command, State, D extends Decided, Facts>(
    request: CommandRequest<C, State, D, Facts>,
    { commandId, at, stream, state, facts, basis = '', earlier = [] }: Deciding<State, Facts>,
  ): Promise<readonly NewEvent[] | Refusal | 'forgotten'> {
    const { actor } = request.by;
    const effective = request.effectiveOn === undefined ? {} : { effectiveOn: request.effectiveOn };
    const command = {
      name: request.name,
      data: request.data,
      by: { actor, commandId, at, today: dayOf(at), ...effective },
    } as C;
    const decided = request.decider.decide(command, state, facts);
    if (isRefusal(decided)) return decided;
    const partnershipId = request.partnershipOf(request.data, state, stream);
    const metadata = metadataOf(request, { commandId, recordedAt: at, partnershipId, basis });
    const milliseconds = Date.parse(at);
    try {
      const events: NewEvent[] = [];
      const pace = schedule.pace();
      for (const [index, { type, data }] of decided.entries()) {
        const turn = index === 0 ? undefined : pace();
        if (turn !== undefined) await turn;
        const definition = catalogue.get(type);
        if (definition === undefined) throw new Error(`${type} is decided but not in the event catalogue`);
        const eventId = earlier[index]?.eventId ?? eventIdOf(commandId, index, milliseconds);
        const parsed = parsedData(definition, data);
        const sealing = sealer.seal({ eventId, type, stream, data: parsed, metadata }, definition.seals(parsed));
        events.push({ eventId, type, ...sealing });
      }
      return events;
    } catch (fault) {
      if (fault instanceof SubjectForgotten) return 'forgotten';
      if (fault instanceof NotRecordable) return fault.refusal;
      throw fault;
    }
  }

  /**
   * The command wrote `revisions` before. It is the same command if deciding it again, on the state of that time, makes
   * the same types and leaf data. Salts and boxes are derived, so the bytes are equal too.
   */
  async function replay<C extends Command, State, D extends Decided, Facts>(
    request: CommandRequest<C, State, D, Facts>,
    commandId: string,
    folded: FoldedStream<State>,
    revisions: readonly number[],
  ): Promise<CommandOutcome> {
    const first = revisions[0] as number;
    const events = await store.readStream(folded.stream, { from: first, limit: revisions.length });
    const stored = events[0] as StoredEvent;
    const before = await streams.loadAt(request.decider, folded.stream, first - 1);
    const looked = new Map(
      (stored.metadata.basedOn ?? '').split(' ').map((entry) => {
        const cut = entry.lastIndexOf('@');
        return [entry.slice(0, cut), Number(entry.slice(cut + 1))] as const;
      }),
    );
    const { facts } = await loadFacts(request.facts(before.state, request.data), looked);
    const { stream } = folded;
    const at = stored.metadata.recordedAt;
    const again = await decide(request, { commandId, at, stream, state: before.state, facts, earlier: events });
    // A field that can't be sealed again can't be compared, so the first answer is returned (ADR 2).
    if (again === 'forgotten') return recorded('replayed', events);
    if (isRefusal(again) || !sameRecord(again, events)) return { kind: 'key-reused' };
    return recorded('replayed', events);
  }

  async function attempt<C extends Command, State, D extends Decided, Facts>(
    request: CommandRequest<C, State, D, Facts>,
    commandId: string,
    stream: StreamName,
    known: 'fresh' | 'maybe there',
  ): Promise<CommandOutcome | Overtaken> {
    const folded =
      known === 'fresh' ? emptyStream(request.decider, stream) : await streams.load(request.decider, stream);
    if (request.target.kind === 'existing' && folded.revision < 0) return { kind: 'not-found', stream };
    const { facts, basis } = await loadFacts<Facts>(request.facts(folded.state, request.data));
    const denied = request.authorise(folded.state, facts);
    if (denied !== undefined) return { kind: 'refused', refusal: denied };
    const earlier = folded.commands.get(commandId);
    if (earlier !== undefined) return replay(request, commandId, folded, earlier);
    if (request.ifMatch !== undefined && request.ifMatch !== folded.revision)
      return { kind: 'stale', expected: request.ifMatch, actual: folded.revision };

    const at = request.at ?? clock();
    const events = await decide(request, { commandId, at, stream, state: folded.state, facts, basis: basedOn(basis) });
    if (events === 'forgotten') return { kind: 'refused', refusal: FORGOTTEN };
    if (isRefusal(events)) return { kind: 'refused', refusal: events };
    const revision = folded.revision + events.length;
    if (request.dryRun === true) return { kind: 'dry-run', stream, revision, events };

    const expected = folded.revision < 0 ? 'none' : folded.revision;
    const appended = await store.append(stream, expected, events, { unmoved: basis });
    if (appended.kind !== 'appended') return { kind: 'overtaken', basis: basis.map((each) => each.stream) };
    const written = await store.readStream(stream, { from: folded.revision + 1, limit: events.length });
    if (!sameRecord(events, written)) return { kind: 'key-reused' };
    await streams.advance(request.decider, folded, written);
    return recorded('recorded', written);
  }

  return {
    async run(request) {
      const commandId = commandIdOf(request.by.actor, request.idempotencyKey);
      const { target } = request;
      const stream =
        target.kind === 'new' ? streamName(request.decider.category, createdStreamId(commandId)) : target.stream;
      // Without a key the id is new, so the stream must be absent; the append checks that.
      const fresh = target.kind === 'new' && request.idempotencyKey === undefined;
      let held: readonly StreamName[] = [stream];
      for (let tries = 0; tries < ATTEMPTS; tries += 1) {
        const known = fresh && tries === 0 ? 'fresh' : 'maybe there';
        // Nobody else knows the name of a fresh stream.
        const outcome =
          known === 'fresh'
            ? await attempt(request, commandId, stream, known)
            : await turns.take(held, () => attempt(request, commandId, stream, known));
        if (outcome.kind !== 'overtaken') return outcome;
        if (tries + 1 >= WITH_BASIS) held = [stream, ...outcome.basis];
      }
      return { kind: 'conflict' };
    },
    forgetFoldedStates: () => streams.clear(),
  };
}

/** As the metadata says it. A stream that had no event is left out: there is no revision of it to name. */
function basedOn(basis: readonly StreamAt[]): string {
  let text = '';
  for (const { stream, revision } of basis)
    if (revision !== 'none') text += `${text === '' ? '' : ' '}${stream}@${revision}`;
  return text;
}

function recorded(kind: 'recorded' | 'replayed', events: readonly StoredEvent[]): CommandOutcome {
  const last = events.at(-1) as StoredEvent;
  return { kind, stream: last.stream, revision: last.revision, token: last.token, events };
}

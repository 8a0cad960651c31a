import { isAfter, type EventStore, type StoredEvent } from '@pacta/event-store';
import type { RecordedEvent, StreamName } from '@pacta/ledger';
import { BackOff } from '../engine/back-off.ts';
import { noLog, sentenceOf, type LogLine } from '../engine/log-line.ts';
import type { Projector } from '../engine/projector.ts';
import type { Reaction } from './reaction.ts';
import { ReactionCheckpoint } from './reaction-checkpoint.ts';

export interface ReactionsOptions<Answer> {
  readonly store: EventStore;
  readonly projector: Pick<Projector, 'waitFor' | 'readModels'>;
  readonly reactions: readonly Reaction<Answer>[];
  /**
   * Runs a reaction's answer as a command whose id derives from the reaction's name and the cause's event id, so that a
   * second run writes nothing, on this node or another. It must handle a refusal; a thrown fault is retried.
   */
  readonly act: (reaction: Reaction<Answer>, cause: StoredEvent, answer: Answer) => Promise<void>;
  /** Path of the checkpoint. */
  readonly file: string;
  readonly log?: LogLine;
}

export interface Reactions {
  /** Token of the last event that all reactions have handled. */
  readonly token: string | undefined;
  stop(): Promise<void>;
}

/** Milliseconds to wait for an event in the log index before a retry. */
const INDEXED_WITHIN = 5_000;

/** Follows the log and runs reactions, one event after the other. Never started by a rebuild of read models. */
export function startReactions<Answer>(options: ReactionsOptions<Answer>): Reactions {
  const { store, reactions, file, log = noLog } = options;
  const checkpoint = new ReactionCheckpoint(file);
  const stopping = new AbortController();
  const { signal } = stopping;
  const filter = { streamPrefixes: [...new Set(reactions.map(({ category }) => `${category}-`))] };

  async function follow(): Promise<void> {
    const head = await store.head();
    if (checkpoint.token !== undefined && (head === undefined || isAfter(checkpoint.token, head))) checkpoint.forget();
    const { token } = checkpoint;
    for await (const page of store.subscribe({ ...(token && { after: token }), filter, signal })) {
      for (const event of page) {
        await answer(options, event);
        if (signal.aborted) return;
      }
      checkpoint.move((page.at(-1) as StoredEvent).token, Date.now());
    }
  }

  async function run(): Promise<void> {
    const backOff = new BackOff();
    while (!signal.aborted) {
      try {
        await follow();
      } catch (fault) {
        log(`Reactions can't go on for now: ${sentenceOf(fault)}`);
      }
      if (!signal.aborted) await backOff.wait(signal);
    }
  }

  const ended = reactions.length === 0 ? Promise.resolve() : run();
  return {
    get token() {
      return checkpoint.token;
    },
    async stop() {
      stopping.abort();
      await ended;
      checkpoint.save(Date.now());
    },
  };
}

async function answer<Answer>(options: ReactionsOptions<Answer>, event: StoredEvent): Promise<void> {
  for (const reaction of options.reactions) {
    if (!event.stream.startsWith(`${reaction.category}-`) || !reaction.concerns(event)) continue;
    const before = (stream: StreamName, revision: number): Promise<readonly RecordedEvent[]> =>
      recordedBefore(options, event, stream, revision);
    const answered = await reaction.react({ event, before });
    if (answered !== undefined) await options.act(reaction, event, answered);
  }
}

async function recordedBefore<Answer>(
  { store, projector }: ReactionsOptions<Answer>,
  cause: StoredEvent,
  stream: StreamName,
  revision: number,
): Promise<readonly RecordedEvent[]> {
  if ((await projector.waitFor(cause.token, INDEXED_WITHIN)) === 'timed-out')
    throw new Error(`the event ${cause.eventId} is not in the log index yet`);
  const later = await store.readStream(stream, { from: revision + 1 });
  return later.filter((event) => isAfter(cause.token, event.token));
}

import { setTimeout as pause } from 'node:timers/promises';
import { isAfter, type EventStore, type StoredEvent } from '@pacta/event-store';
import type { RecordedEvent, StreamName } from '@pacta/ledger';
import { BackOff } from '../engine/back-off.ts';
import { noLog, sentenceOf, type LogLine } from '../engine/log-line.ts';
import type { Reaction } from './reaction.ts';
import { ReactionCheckpoint } from './reaction-checkpoint.ts';

export interface ReactionsOptions<Answer> {
  readonly store: EventStore;
  readonly reactions: readonly Reaction<Answer>[];
  /**
   * Runs a reaction's answer as a command whose id derives from the reaction's name and the cause's event id, so that a
   * second run writes nothing, on this node or another. It must handle a refusal; a thrown fault is retried.
   */
  readonly act: (reaction: Reaction<Answer>, cause: StoredEvent, answer: Answer) => Promise<void>;
  /**
   * True where no event that is recorded from now on can need an answer: then only those that are in the log already are
   * read.
   */
  readonly backlogOnly?: boolean;
  /** Path of the checkpoint. */
  readonly file: string;
  readonly log?: LogLine;
}

export interface Reactions {
  /** Token of the last event that all reactions have handled. */
  readonly token: string | undefined;
  stop(): Promise<void>;
}

/** Milliseconds between saves of a checkpoint that moves without reading. */
const SAVED_EVERY = 60_000;

/** Follows the log and runs reactions, one event after the other. Never started by a rebuild of read models. */
export function startReactions<Answer>(options: ReactionsOptions<Answer>): Reactions {
  const { store, reactions, backlogOnly = false, file, log = noLog } = options;
  const checkpoint = new ReactionCheckpoint(file);
  const stopping = new AbortController();
  const { signal } = stopping;
  const filter = { streamPrefixes: [...new Set(reactions.map(({ category }) => `${category}-`))] };

  async function follow(): Promise<void> {
    const head = await store.head();
    if (checkpoint.token !== undefined && (head === undefined || isAfter(checkpoint.token, head))) checkpoint.forget();
    const { token } = checkpoint;
    const pages = backlogOnly
      ? store.readAll({ ...(token && { from: token }), filter })
      : store.subscribe({ ...(token && { after: token }), filter, signal });
    for await (const page of pages) {
      for (const event of page) {
        // readAll includes its start.
        if (event.token !== token) await answer(options, event);
        if (signal.aborted) return;
      }
      checkpoint.move((page.at(-1) as StoredEvent).token, Date.now());
    }
    if (backlogOnly) await passOver();
  }

  /** Moves the checkpoint with the log, so that the next start has little to read. */
  async function passOver(): Promise<void> {
    for (;;) {
      const head = await store.head();
      if (head !== undefined) checkpoint.move(head, Date.now());
      if (signal.aborted) return;
      await pause(SAVED_EVERY, undefined, { signal, ref: false }).catch(() => undefined);
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
  { store }: ReactionsOptions<Answer>,
  cause: StoredEvent,
  stream: StreamName,
  revision: number,
): Promise<readonly RecordedEvent[]> {
  const later = await store.readStream(stream, { from: revision + 1 });
  return later.filter((event) => isAfter(cause.token, event.token));
}

import { setImmediate as breathe } from 'node:timers/promises';
import { isAfter, type EventStore, type StoredEvent, type Token } from '@pacta/event-store';
import { pagesAhead } from './ahead/pages-ahead.ts';
import type { OpenedPage } from './ahead/opened-page.ts';
import { BackOff } from './back-off.ts';
import { FollowedFile } from './followed-file.ts';
import { LOG_INDEX } from './log-index-projection.ts';
import { noLog, sentenceOf, type LogLine } from './log-line.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { CheckpointMoved, OutOfOrder } from './page-applier.ts';
import type { PageProjection } from './page-projection.ts';
import { policyOf, versionsOf, type ProjectionSession } from './projection-set.ts';
import type { Projector, ProjectorOptions } from './projector.ts';
import { statusOf, type ProjectorStatus } from './projector-status.ts';
import { isDamage, openReadModelFileReadOnly } from './read-model-file.ts';
import { ReadModels } from './read-models.ts';
import { adoptSide } from './rebuild/adopt-side.ts';
import type { Side } from './rebuild/side-file.ts';
import { ParkedRetries } from './parked-retries.ts';
import type { RetryOutcome } from './retry-parked.ts';
import { whyAnotherLedger } from './same-ledger.ts';
import { TokenWaiters, type Waited } from './token-waiters.ts';
import { TREE } from './tree/tree-projection.ts';

const PAGE_SIZE = 2_000;

/** The file was deleted or exchanged while it was open. */
class FileGone extends Error {}

/**
 * Opens the read models (made, or made anew, as need be) and starts following the log. Throws where the file can't be
 * opened at all; every later fault is retried with back-off and shows in `status`.
 */
export function startProjector(options: ProjectorOptions): Projector {
  return new FollowingProjector(options);
}

class FollowingProjector implements Projector {
  readonly readModels: ReadModels;
  readonly #options: ProjectorOptions;
  readonly #log: LogLine;
  readonly #file: FollowedFile;
  readonly #stopping = new AbortController();
  readonly #turn = new OneAtATime();
  readonly #waiters = new TokenWaiters();
  readonly #listeners = new Set<() => void>();
  readonly #backOff = new BackOff();
  readonly #retries: ParkedRetries;
  readonly #ended: Promise<void>;
  /** Aborts to have the log followed again from where the projections now stand. */
  #following = new AbortController();
  #taken: Token | undefined;
  #fault: { readonly message: string; readonly since: string } | null = null;
  #running = true;

  constructor(options: ProjectorOptions) {
    this.#options = options;
    this.#log = options.log ?? noLog;
    this.#file = new FollowedFile(options.file, options, this.#log);
    const readOnly = () => (options.file === ':memory:' ? this.#session.db : openReadModelFileReadOnly(options.file));
    this.readModels = new ReadModels(readOnly, versionsOf(options));
    this.#retries = new ParkedRetries(
      (name) => policyOf(options, name),
      (only) => this.#retry(only),
    );
    this.#ended = this.#follow();
  }

  async waitFor(token: Token, timeoutMs: number): Promise<Waited> {
    if (this.#taken !== undefined && !isAfter(token, this.#taken)) return 'reached';
    return this.#running ? this.#waiters.wait(token, timeoutMs) : 'timed-out';
  }

  async waitForHead(timeoutMs: number): Promise<Waited> {
    const head = await this.#options.store.head();
    return head === undefined ? 'reached' : this.waitFor(head, timeoutMs);
  }

  async status(): Promise<ProjectorStatus> {
    const fault = this.#fault === null ? null : { ...this.#fault, attempts: this.#backOff.failures };
    return statusOf(this.#session, this.#options, { fault, running: this.#running });
  }

  retryParked(only?: string): Promise<RetryOutcome> {
    return this.#retry(({ projection }) => only === undefined || projection === only);
  }

  adopt(side: Side): Promise<void> {
    return this.#turn.run(async () => {
      await adoptSide(this.#session, this.#options, side);
      this.#reached();
    });
  }

  onReached(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  durableTreeSize(): Promise<number> {
    return this.#turn.run(() => this.#session.applier.sync(TREE).events);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#retries.stop();
    await this.#ended;
  }

  get taken(): Token | undefined {
    return this.#taken;
  }

  get #session(): ProjectionSession {
    return this.#file.session;
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#following = new AbortController();
      try {
        await this.#takeUp();
        await this.#catchUp();
        for await (const page of this.#options.store.subscribe(this.#from())) {
          await this.#take(page);
          if (this.#interrupted) break;
        }
        if (this.#following.signal.aborted) continue;
      } catch (fault) {
        this.#recover(fault);
      }
      if (!signal.aborted) await this.#backOff.wait(signal);
    }
    this.#running = false;
    this.#waiters.giveUp();
    await this.#turn.run(() => {
      this.readModels.close();
      this.#session.db.close();
    });
  }

  /** Makes the file fit for this log and this code; what does not fit is emptied and folded again. */
  async #takeUp(): Promise<void> {
    const { store } = this.#options;
    await this.#turn.run(async () => {
      if (this.#file.isGone) this.#reopen(false);
      const { applier, db } = this.#session;
      for (const name of applier.prepare((stale) => this.#isForBeside(stale)))
        this.#log(`The fold of ${name} has changed: it is rebuilt from the events.`);
      const why = await whyAnotherLedger(db, store);
      if (why !== undefined) this.#startAgain(why);
      const { retried, cleared } = await this.#retries.run(this.#session, store, () => true);
      if (retried > 0) this.#log('Parked partitions were folded again.', { retried, cleared });
      this.#reached();
    });
  }

  /** A rebuild beside pays where there is much to fold, and needs a log index and a tree that are as they should be. */
  #isForBeside(stale: readonly PageProjection[]): boolean {
    const { rebuildBesideFrom = Infinity } = this.#options;
    const { events } = this.#session.applier.progressOf(LOG_INDEX);
    return events >= rebuildBesideFrom && stale.every(({ name }) => name !== LOG_INDEX && name !== TREE);
  }

  /** The past in large pages, up to the present end; then the look-up indexes that a rebuild leaves for last. */
  async #catchUp(): Promise<void> {
    const { store, pageSize = PAGE_SIZE } = this.#options;
    const { token } = this.#session.applier.furthestBehind();
    const head = await store.head();
    if (head !== undefined && head !== token) {
      for await (const { events, opened } of pagesAhead(this.#options, { from: token, pageSize })) {
        await this.#take(events, opened);
        if (this.#interrupted) return;
      }
    }
    await this.#turn.run(() => this.#session.applier.atomically(() => this.#session.logIndex.settle()));
    this.#recovered();
  }

  async #take(page: readonly StoredEvent[], opened?: OpenedPage): Promise<void> {
    await this.#turn.run(() => {
      if (this.#file.isGone) throw new FileGone('the file of read models is gone');
      this.#session.applier.apply(page, opened);
      this.#retries.plan(this.#session);
    });
    this.#recovered();
    this.#reached();
    await breathe();
  }

  async #retry(which: Parameters<ParkedRetries['run']>[2]): Promise<RetryOutcome> {
    const outcome = await this.#turn.run(() => this.#retries.run(this.#session, this.#options.store, which));
    if (outcome.resumed > 0) this.#following.abort();
    return outcome;
  }

  get #interrupted(): boolean {
    return this.#stopping.signal.aborted || this.#following.signal.aborted;
  }

  #from(): Parameters<EventStore['subscribe']>[0] {
    const { token } = this.#session.applier.furthestBehind();
    const { filter } = this.#options;
    const signal = AbortSignal.any([this.#stopping.signal, this.#following.signal]);
    return { signal, ...(token !== undefined && { after: token }), ...(filter && { filter }) };
  }

  #reached(): void {
    this.#taken = this.#session.applier.furthestBehind().token;
    if (this.#taken !== undefined) this.#waiters.reached(this.#taken);
    for (const listener of this.#listeners) listener();
  }

  #recovered(): void {
    if (this.#fault !== null) this.#log('The projector goes on.');
    this.#fault = null;
    this.#backOff.succeeded();
  }

  /** Notes the fault, and undoes what would make the next try fail in the same way. */
  #recover(fault: unknown): void {
    const message = sentenceOf(fault);
    if (this.#fault?.message !== message) this.#log(`The projector can't go on for now: ${message}`);
    this.#fault = { message, since: this.#fault?.since ?? new Date().toISOString() };
    try {
      if (fault instanceof OutOfOrder) this.#startAgain(message);
      if (fault instanceof CheckpointMoved || isDamage(fault)) this.#reopen(isDamage(fault));
    } catch (again) {
      this.#log(`The read models can't be put right for now: ${sentenceOf(again)}`);
    }
  }

  #startAgain(why: string): void {
    this.#log(`Read models are rebuilt from zero: ${why}.`);
    this.#session.applier.resetAll();
    this.#taken = undefined;
  }

  #reopen(discard: boolean): void {
    this.readModels.close();
    this.#file.reopen(discard);
    this.#options.onReopened?.();
    this.#taken = undefined;
  }
}

import { isAfter, type EventStore, type Token } from '@pacta/event-store';
import { applyFrom, PAGE_SIZE, READ_TOGETHER } from '../apply-from.ts';
import { noLog } from '../log-line.ts';
import { openSession, type ProjectionSession, type ProjectionSet } from '../projection-set.ts';
import { openReadModelFile } from '../read-model-file.ts';
import { whyAnotherLedger } from '../same-ledger.ts';

export interface FillSource extends ProjectionSet {
  readonly store: EventStore;
}

export interface FillOptions extends FillSource {
  /** Path of the second file. A fill that was killed continues from its checkpoints. */
  readonly file: string;
  /** Called after each transaction with the number of events applied. */
  readonly onProgress?: (events: number) => void;
  /** Ends the fill after the current transaction. The file stays, and the next fill continues from it. */
  readonly signal?: AbortSignal;
  /** Events per transaction. */
  readonly pageSize?: number;
}

/**
 * Applies the log to the second file, from its checkpoint to the present end. Does not affect the live file and its
 * readers. Throws the signal's reason, and faults of the store.
 */
export async function fillNext(options: FillOptions): Promise<void> {
  const { store, onProgress, signal, pageSize = PAGE_SIZE } = options;
  const session = await openNext(options);
  const { applier } = session;
  try {
    const { token, events } = applier.least();
    onProgress?.(events);
    for await (const _pages of applyFrom(applier, store, token, pageSize)) {
      signal?.throwIfAborted();
      onProgress?.(applier.least().events);
    }
    session.settle();
  } finally {
    session.db.close();
  }
}

/** Opens the second file, creating it where it is absent; emptied where it is of another log or another version. */
async function openNext(options: Pick<FillOptions, 'file'> & FillSource): Promise<ProjectionSession> {
  const db = openReadModelFile(options.file, noLog);
  try {
    const session = openSession(db, options);
    session.applier.prepare();
    if ((await whyAnotherLedger(db, options.store)) !== undefined) session.applier.resetAll();
    return session;
  } catch (fault) {
    db.close();
    throw fault;
  }
}

/** Applies what the second file is missing, at least up to this token, and syncs it to disk. */
export async function completeNext(options: FillSource & { readonly file: string }, token: Token): Promise<void> {
  const session = await openNext(options);
  const { db, applier } = session;
  try {
    const { token: from } = applier.least();
    if (from === undefined || isAfter(token, from))
      for await (const page of options.store.readHashed({ ...(from && { from }), pageSize: READ_TOGETHER })) {
        applier.apply(page);
        const { token: reached } = applier.least();
        if (reached !== undefined && !isAfter(token, reached)) break;
      }
    session.settle();
    db.pragma('synchronous = FULL');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

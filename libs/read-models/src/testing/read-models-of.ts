import type { StoredEvent } from '@pacta/event-store';
import { eventCatalogue } from '@pacta/ledger';
import { noLog } from '../engine/log-line.ts';
import { openSession } from '../engine/projection-set.ts';
import { openReadModelFile } from '../engine/read-model-file.ts';
import { ReadModels } from '../reading/read-models.ts';

/** The read models of a log, in memory. */
export function readModelsOf(events: readonly StoredEvent[]): ReadModels {
  const db = openReadModelFile(':memory:', noLog);
  const session = openSession(db, { knownTypes: eventCatalogue.keys() });
  session.applier.prepare();
  session.applier.apply(events);
  session.settle();
  return new ReadModels(() => db);
}

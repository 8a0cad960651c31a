import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore, verifyStorage } from '@pacta/event-store';
import { eventCatalogue } from '@pacta/ledger';
import { foldAsOf, openReadModels, startProjector, type EntityRow, type ReadModels } from '@pacta/projections';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import type { LedgerSettings } from '../../../api/src/runtime/ledger-settings.ts';
import { READ_MODEL_VIEWS } from '../../../api/src/runtime/read-model-views.ts';
import type { Verification } from '../commands/verification.ts';
import { counted } from '../terminal/words.ts';

type Check = Verification['checks'][number];

/** Milliseconds that a rebuild in memory may take: about ten million events. */
const REBUILD = 120_000;

/** Checks the events as they are stored, against the log index where there is one, and the read models against a rebuild. */
export async function verifyFolder(settings: LedgerSettings): Promise<Verification> {
  const live = liveReadModels(join(settings.ledger, 'read-models.db'));
  try {
    const index = live instanceof Error ? undefined : live;
    const storage = await verifyStorage({
      folder: settings.ledger,
      ...(index === undefined
        ? {}
        : { expected: (position: number) => index.eventAt(position), expectedCount: index.eventCount() }),
    });
    const sound = storage.checks.every(({ ok }) => ok);
    const rebuilt = sound
      ? await readModelCheck(settings, live)
      : unchecked('the stored events are not sound, so nothing can be rebuilt from them');
    const checks: readonly Check[] = [...storage.checks, rebuilt];
    const { firstBad } = storage;
    return {
      ok: checks.every(({ ok }) => ok),
      events: storage.events,
      checks,
      firstBad:
        firstBad === undefined
          ? null
          : {
              position: firstBad.position,
              stream: firstBad.stream,
              revision: firstBad.revision,
              eventId: firstBad.eventId,
              why: firstBad.why,
            },
    };
  } finally {
    if (live !== undefined && !(live instanceof Error)) live.close();
  }
}

const NAME = 'projections';
const unchecked = (why: string): Check => ({ name: NAME, ok: false, detail: `not checked: ${why}` });

/** Read models may be deleted at any time; a file that can't be read is a finding, not a fault of ours. */
function liveReadModels(file: string): ReadModels | Error | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const models = openReadModels(file);
    models.eventCount();
    return models;
  } catch (fault) {
    return fault instanceof Error ? fault : new Error(String(fault));
  }
}

/** Folds the whole log again in memory and compares row by row, as far as the live read models have come. */
async function readModelCheck(settings: LedgerSettings, live: ReadModels | Error | undefined): Promise<Check> {
  if (live === undefined)
    return { name: NAME, ok: true, detail: 'there are none; they are built again at the next start' };
  if (live instanceof Error) return { name: NAME, ok: false, detail: `they can't be read: ${live.message}` };
  const store = await openSqliteStore({ folder: settings.ledger, readOnly: true });
  const opener = createSealer(openKeyFolder(settings.keys, { ledgerFolder: settings.ledger, readOnly: true }));
  const parts = { store, views: READ_MODEL_VIEWS, knownTypes: [...eventCatalogue.keys()], opener };
  const rebuild = startProjector({ ...parts, file: ':memory:' });
  try {
    if ((await rebuild.waitForHead(REBUILD)) === 'timed-out') return unchecked('the rebuild took too long');
    const through = live.eventCount() - 1;
    const again = await foldAsOf({ ...parts, readModels: rebuild.readModels, scope: 'all', through });
    const rows = READ_MODEL_VIEWS.flatMap(({ name }) => live.entities(name));
    const wrong = firstDifference(rows, again);
    const detail = `${counted(again.length, 'row')} rebuilt from ${counted(through + 1, 'event')} equal the live ones`;
    return wrong === undefined
      ? { name: NAME, ok: true, detail }
      : { name: NAME, ok: false, detail: `${wrong} differs from its rebuild` };
  } finally {
    await rebuild.stop();
    await store.close();
  }
}

/** The first row that is missing, too many or another, as `view id`. */
function firstDifference(live: readonly EntityRow[], rebuilt: readonly EntityRow[]): string | undefined {
  const nameOf = ({ view, id }: EntityRow): string => `${view} ${id}`;
  const texts = new Map(live.map((row) => [nameOf(row), JSON.stringify(row.state)]));
  for (const row of rebuilt) {
    if (texts.get(nameOf(row)) !== JSON.stringify(row.state)) return nameOf(row);
    texts.delete(nameOf(row));
  }
  return texts.keys().next().value;
}

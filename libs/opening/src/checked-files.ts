import { existsSync, readdirSync } from 'node:fs';
import type { VerifyCheck } from '@pacta/read-models';
import type { LedgerPlace } from './ledger-store.ts';

const EVENTS = 'events.db';
const READ_MODELS = 'read-models.db';

/** What SQLite keeps beside a database belongs to it. */
const BESIDE = /-(wal|shm|journal)$/;

/** Files that verification leaves alone, with the reason. */
const LEFT_ALONE: Readonly<Record<string, string>> = {
  'read-models.next.db': 'a rebuild fills it; it is checked once it serves',
  'reactions.json': "how far the ledger's own reactions have read; what they do is in the events",
  'service.json': 'where the service listens that holds the ledger',
  'writer.lock': 'empty',
  'writer.pid': 'which process holds the ledger',
};

/** Says of each file in the ledger's folder whether it was checked. Never fails: a damaged file is another check's. */
export function filesCheck({ ledger, kurrentdb }: LedgerPlace, quick: boolean): VerifyCheck {
  const names = existsSync(ledger) ? readdirSync(ledger).filter((name) => !BESIDE.test(name)) : [];
  const whole = [EVENTS, READ_MODELS].filter((name) => names.includes(name) && (name === EVENTS || !quick));
  const others = names.filter((name) => !whole.includes(name)).map((name) => `${name} (${reasonFor(name, quick)})`);
  const checked = [...(kurrentdb === undefined ? [] : ['the events on the server']), ...whole];
  const said = [
    checked.length === 0 ? [] : `checked: ${checked.join(', ')}`,
    others.length === 0 ? [] : `left alone: ${others.join(', ')}`,
    names.includes(READ_MODELS) ? [] : `${READ_MODELS} is not there, and is made from the events at the next start`,
  ];
  return { name: 'files', ok: true, detail: said.flat().join('; ') };
}

function reasonFor(name: string, quick: boolean): string {
  if (name === READ_MODELS && quick) return 'a quick verification reads no more of it than the leaf hashes';
  return LEFT_ALONE[name] ?? "not one of Pacta's files";
}

import { hash, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { StreamName } from '@pacta/ledger';
import { canonicalJson, leafHash } from '@pacta/proof';
import { sampleEvent } from '../sample-events.ts';
import type { NewEvent, StoredEvent } from '../../port.ts';
import { openSqliteStore } from '../../sqlite/open-sqlite-store.ts';
import { IMMUTABILITY_TRIGGERS } from '../../sqlite/sql/immutability.ts';
import type { ExpectedEvent } from '../../sqlite/verification/storage-finding.ts';

/** A small closed ledger to damage in tests: three streams, every third event with sealed fields. */
export interface SampleLedger {
  readonly folder: string;
  readonly file: string;
  /** In log order. */
  readonly events: readonly StoredEvent[];
  /** The events as a log index would return them. */
  readonly expected: (position: number) => ExpectedEvent | undefined;
}

const STREAMS: readonly StreamName[] = ['partnership-a', 'commitment-b', 'costbook-c'];

export async function makeSampleLedger(size: number): Promise<SampleLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-sample-'));
  const store = await openSqliteStore({ folder });
  for (let n = 0; n < size; n += 1) {
    const revision = Math.floor(n / STREAMS.length);
    const event =
      n % 3 === 2 ? sealedEvent(n) : sampleEvent({ n, text: 'coût « réel » \u{1F600}\n', nested: { a: [], z: null } });
    await store.append(STREAMS[n % STREAMS.length] as StreamName, revision === 0 ? 'none' : revision - 1, [event]);
  }
  const events: StoredEvent[] = [];
  for await (const page of store.readAll()) events.push(...page);
  await store.close();
  const expected = (position: number): ExpectedEvent | undefined => {
    const event = events[position];
    return (
      event && {
        stream: event.stream,
        revision: event.revision,
        eventId: event.eventId,
        leafHash: leafHash(event.leaf),
      }
    );
  };
  return { folder, file: join(folder, 'events.db'), events, expected };
}

function sealedEvent(n: number): NewEvent {
  const entry = (key: string) => ({
    box: Buffer.from(`secret ${n} ${randomUUID()}`).toString('base64url'),
    key,
    nonce: 'WaDy5Khgu8oHlq0w',
  });
  const [amount, name] = [entry('k1'), entry('k2')];
  const mark = (boxed: object, kind: string) => ({
    $sealed: {
      box: hash('sha256', canonicalJson(boxed), 'base64url'),
      class: kind,
      digest: 'Yl6teaLtuq24nBu8WVI0IaiL9o1VVjnDWTnF-dzmQiI',
    },
  });
  const data = { lines: [{ 'a/b~c': mark(amount, 'partners'), kind: 'direct' }], person: mark(name, 'personal') };
  return sampleEvent(data, { type: 'CostLinesDisclosed.v1', sealed: { '/lines/0/a~1b~0c': amount, '/person': name } });
}

/** Opens the file as a forger would: drops the triggers that protect history; `close` restores them. */
export function openForForging(file: string): { readonly connection: Database.Database; close(): void } {
  const connection = new Database(file);
  connection.pragma('ignore_check_constraints = ON');
  for (const name of Object.keys(IMMUTABILITY_TRIGGERS)) connection.exec(`DROP TRIGGER ${name}`);
  return {
    connection,
    close() {
      for (const sql of Object.values(IMMUTABILITY_TRIGGERS)) connection.exec(sql);
      connection.close();
    },
  };
}

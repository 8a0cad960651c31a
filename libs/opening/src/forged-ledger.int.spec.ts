import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@pacta/event-store';
import { LEDGER_STREAM } from '@pacta/ledger';
import { canonicalJson } from '@pacta/proof';
import type { VerifyReport } from '@pacta/read-models';
import { ledgerSettings } from './ledger-settings.ts';
import { openLedger } from './open-ledger.ts';
import { recordStreamHeads } from './stream-heads.ts';
import { verifyPlace, type VerifyAgainst } from './verify-place.ts';

/** Every n-th byte of each checkpoint is flipped; PACTA_TEST_FORGED_STRIDE=1 flips all of them. */
const STRIDE = Number(process.env['PACTA_TEST_FORGED_STRIDE'] ?? 23);

jest.setTimeout(60_000);

const root = mkdtempSync(join(tmpdir(), 'pacta-forged-'));
const [ledger, keys, older] = [join(root, 'ledger'), join(root, 'keys'), join(root, 'older')];
/** Sizes at which checkpoints were signed. */
const SIGNED = [6, 10, 14];
let newest = '';

beforeAll(async () => {
  for (const size of SIGNED) {
    await growTo(size);
    if (size === SIGNED[1]) cpSync(ledger, older, { recursive: true });
  }
});
afterAll(() => rmSync(root, { recursive: true }));

/** Partnerships are founded until the log is this long, then a checkpoint is signed. */
async function growTo(size: number): Promise<void> {
  const settings = ledgerSettings({ flags: { ledger, keys }, env: { HOME: root, PACTA_DEMO: '0' } });
  const opened = await openLedger(settings, { write: true });
  await opened.projector.waitForHead(10_000);
  for (let count = opened.projector.readModels.eventCount(); count < size; count += 1) {
    const partnershipId = `3f0c2c8e-0000-4000-8000-0000000000${10 + count}`;
    const eventId = `0b3a5c1e-6f5d-4a64-9c43-0000000000${10 + count}`;
    const metadata = {
      actor: 'ledger-owner',
      commandId: eventId,
      partnershipId,
      recordedAt: `2026-01-${10 + count}T09:00:00.000Z`,
      salt: opened.sealer.eventSalt(eventId),
    };
    const data = { name: `Partnership ${count}`, purpose: 'To be tampered with.' };
    await opened.store.append(`partnership-${partnershipId}`, 'none', [
      { eventId, type: 'PartnershipFounded.v1', data, metadata, sealed: {} },
    ]);
  }
  await opened.projector.waitForHead(10_000);
  newest = (await opened.integrity.signer.sign())?.note ?? '';
  await opened.close();
}

/** A copy of the ledger, forged by somebody with the file and the source code, and its verification. */
async function afterForging(
  forge: (events: Database.Database) => void,
  more: VerifyAgainst = {},
  from = ledger,
): Promise<VerifyReport> {
  const copy = mkdtempSync(join(root, 'copy-'));
  cpSync(from, copy, { recursive: true });
  // Read models are rebuilt at the next start, so a forger deletes the ones that would show the change.
  for (const suffix of ['', '-wal', '-shm']) rmSync(join(copy, `read-models.db${suffix}`), { force: true });
  const events = new Database(join(copy, 'events.db'));
  events.pragma('journal_mode = DELETE');
  const triggers = events.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) events.exec(`DROP TRIGGER ${name}`);
  forge(events);
  for (const { sql } of triggers) events.exec(sql);
  events.close();
  return verifyPlace({ ledger: copy, keys }, more);
}

/** A copy of the ledger and its keys, opened for writing. */
async function openedCopy() {
  const [copy, own] = [mkdtempSync(join(root, 'copy-')), mkdtempSync(join(root, 'keys-'))];
  cpSync(ledger, copy, { recursive: true });
  cpSync(keys, own, { recursive: true });
  chmodSync(join(own, 'forgotten'), 0o700);
  const settings = ledgerSettings({ flags: { ledger: copy, keys: own }, env: { HOME: root, PACTA_DEMO: '0' } });
  return { copy, keys: own, opened: await openLedger(settings, { write: true }) };
}

const failed = ({ checks }: VerifyReport): readonly string[] => checks.filter(({ ok }) => !ok).map(({ name }) => name);
const detail = ({ checks }: VerifyReport, of: string): string => checks.find(({ name }) => name === of)?.detail ?? '';

/** Replaces an event, and makes everything else in the file consistent with the new one. */
function rewrite(events: Database.Database, position: number): void {
  const leaf = events.prepare('SELECT leaf FROM events WHERE position = ?').pluck().get(position) as Buffer;
  const content = JSON.parse(leaf.toString('utf8')) as { metadata: Record<string, string> };
  const forged = Buffer.from(canonicalJson({ ...content, metadata: { ...content.metadata, actor: 'somebody-else' } }));
  const hash = createHash('sha256').update(Uint8Array.of(0)).update(forged).digest();
  events.prepare('UPDATE events SET leaf = ?, leaf_hash = ? WHERE position = ?').run(forged, hash, position);
}

describe('a ledger forged by somebody who knows how it is made', () => {
  test('is sound before, and says what it could not check', async () => {
    const report = await afterForging(() => undefined);
    expect([report.ok, failed(report), report.firstBad]).toEqual([true, [], null]);
    expect(detail(report, 'roll-back')).toMatch(/^not checked/);
    expect(detail(report, 'last signed')).toMatch(/^the key folder says that 14 events were signed last/);
    expect(detail(report, 'checkpoints')).toContain('14 events');
  });

  test.each(Array.from({ length: 14 }, (_, index) => index))(
    'event @%i rewritten with all that goes with it is found where the checkpoint after it was signed',
    async (position) => {
      const report = await afterForging((events) => rewrite(events, position + 1));
      const before = SIGNED.filter((size) => size <= position).at(-1) ?? 0;
      expect([failed(report), report.firstBad?.position]).toEqual([['checkpoints'], before]);
    },
  );

  test('two events exchanged are found', async () => {
    const report = await afterForging((events) => {
      events.exec('UPDATE events SET position = -1 WHERE position = 4');
      events.exec('UPDATE events SET position = 4 WHERE position = 5');
      events.exec('UPDATE events SET position = 5 WHERE position = -1');
    });
    expect([failed(report), report.firstBad?.position]).toEqual([['checkpoints'], 0]);
  });

  test('an event taken out, those behind it moved up, is found', async () => {
    const report = await afterForging((events) => {
      events.exec('DELETE FROM events WHERE position = 8');
      for (let position = 9; position <= 14; position += 1)
        events.exec(`UPDATE events SET position = ${position - 1} WHERE position = ${position}`);
      events.exec("UPDATE sqlite_sequence SET seq = 13 WHERE name = 'events'");
    });
    expect([failed(report), report.firstBad?.position]).toEqual([['checkpoints'], 6]);
  });

  test('a tail cut off is found at the first event that is missing', async () => {
    const report = await afterForging((events) => {
      events.exec("DELETE FROM events WHERE position > 12; UPDATE sqlite_sequence SET seq = 12 WHERE name = 'events'");
    });
    expect([failed(report), report.firstBad?.position]).toEqual([['checkpoints'], 12]);
  });

  test('a checkpoint taken out, put in or exchanged is found', async () => {
    for (const sql of [
      'DELETE FROM checkpoints WHERE number = 1',
      'UPDATE checkpoints SET number = number + 100 WHERE number > 0; UPDATE checkpoints SET number = 103 - number WHERE number > 100',
      "INSERT INTO checkpoints (number, note) SELECT 3, replace(note, '14', '15') FROM checkpoints WHERE number = 2",
    ])
      expect([sql, failed(await afterForging((events) => void events.exec(sql)))]).toEqual([sql, ['checkpoints']]);
  });

  test('a byte of any checkpoint changed is found', async () => {
    const events = new Database(join(ledger, 'events.db'), { readonly: true });
    const notes = events.prepare('SELECT note FROM checkpoints ORDER BY number').pluck().all() as string[];
    events.close();
    expect(notes).toHaveLength(SIGNED.length);
    for (const [number, note] of notes.entries()) {
      const bytes = Buffer.from(note);
      for (let place = number; place < bytes.length; place += STRIDE) {
        const flipped = Buffer.from(bytes);
        flipped[place] = (bytes[place] as number) ^ 0x01;
        const report = await afterForging((file) => {
          file.prepare('UPDATE checkpoints SET note = CAST(? AS TEXT) WHERE number = ?').run(flipped, number);
        });
        expect([number, place, failed(report)]).toEqual([number, place, ['checkpoints']]);
      }
    }
  }, 60_000);

  test('a whole ledger put back is consistent in itself, and fails against what was signed for it', async () => {
    const named = await afterForging(() => undefined, {}, older);
    expect([failed(named), named.firstBad?.position]).toEqual([['last signed'], 10]);
    const kept = join(keys, 'last-checkpoint.kept');
    const last = readFileSync(kept);
    rmSync(kept);
    const alone = await afterForging(() => undefined, {}, older);
    expect([alone.ok, detail(alone, 'roll-back').slice(0, 11)]).toEqual([true, 'not checked']);
    writeFileSync(kept, last, { mode: 0o600 });
    const against = await afterForging(() => undefined, { against: newest }, older);
    expect([failed(against), against.firstBad?.position]).toEqual([['last signed', 'roll-back'], 10]);
    expect(detail(against, 'roll-back')).toContain('put back');
  });

  test('against its own older checkpoint it passes; against one of a rewritten past, or of another ledger, it fails', async () => {
    const forEver = await afterForging(() => undefined, { against: newest });
    expect([forEver.ok, detail(forEver, 'roll-back')]).toEqual([
      true,
      expect.stringContaining('still begins with the 14 events'),
    ]);
    // Somebody rewrites history and deletes every checkpoint that would show it.
    const rewritten = await afterForging(
      (events) => {
        rewrite(events, 3);
        events.exec('DELETE FROM checkpoints');
      },
      { against: newest },
    );
    expect(failed(rewritten)).toEqual(['last signed', 'roll-back']);
    expect(detail(rewritten, 'roll-back')).toContain('the past was rewritten');
    for (const other of ['no checkpoint', newest.replace('pacta/', 'pacta/x'), newest.replace(/.{8}\n$/, 'AAAAAAA=\n')])
      expect(failed(await afterForging(() => undefined, { against: other }))).toEqual(['roll-back']);
  });

  test('stream heads that leave something out are found, though the keeper signs for them; honest ones pass', async () => {
    const { copy, opened, keys: own } = await openedCopy();
    await opened.projector.waitForHead(10_000);
    const { readModels } = opened.projector;
    const partnerships = readModels.partnershipIds();
    expect(await recordStreamHeads(opened, partnerships)).toBe(partnerships.length);
    await opened.projector.waitForHead(10_000);
    const honest = await verifyPlace({ ledger: copy, keys: own });
    expect([honest.ok, detail(honest, 'stream heads')]).toEqual([
      true,
      expect.stringContaining('recorded in 1 event,'),
    ]);

    const { position, stream, revision, eventId } = readModels.eventAt(readModels.eventCount() - 1) ?? { position: -1 };
    const [event] = await opened.store.readStream(LEDGER_STREAM, { from: revision ?? 0, limit: 1 });
    const data = event?.data as { size: number; heads: { streams: number; events: number }[] };
    const lie = { ...data, size: position + 1, heads: [{ ...data.heads[0], streams: 2 }] };
    const id = '0b3a5c1e-6f5d-4a64-9c43-0000000000ff';
    const { sealed, metadata, type } = event as NonNullable<typeof event>;
    const salt = opened.sealer.eventSalt(id);
    const forged = { eventId: id, type, data: lie, metadata: { ...metadata, commandId: id, salt }, sealed };
    await opened.store.append(LEDGER_STREAM, revision ?? 0, [forged]);
    await opened.projector.waitForHead(10_000);
    await opened.integrity.signer.sign();
    await opened.close();
    const found = await verifyPlace({ ledger: copy, keys: own });
    expect([stream, eventId, failed(found)]).toEqual([LEDGER_STREAM, event?.eventId, ['stream heads']]);
    expect(found.firstBad).toMatchObject({
      position: position + 1,
      stream: LEDGER_STREAM,
      eventId: id,
      why: expect.stringContaining('it says 2 streams'),
    });
  });

  test('an event inserted by hand is found by its salt, though it was signed for since', async () => {
    const { copy, opened, keys: own } = await openedCopy();
    const [event] = await opened.store.readStream(LEDGER_STREAM, { limit: 1 });
    const eventId = '0b3a5c1e-6f5d-4a64-9c43-0000000000fe';
    const partnershipId = '3f0c2c8e-0000-4000-8000-0000000000fe';
    const metadata = { ...(event as NonNullable<typeof event>).metadata, commandId: eventId, partnershipId };
    const data = { name: 'Put in', purpose: 'By somebody with the file.' };
    await opened.store.append(`partnership-${partnershipId}`, 'none', [
      { eventId, type: 'PartnershipFounded.v1', data, metadata, sealed: {} },
    ]);
    await opened.projector.waitForHead(10_000);
    await opened.integrity.signer.sign();
    await opened.close();
    const report = await verifyPlace({ ledger: copy, keys: own });
    expect([failed(report), report.firstBad]).toEqual([
      ['salts'],
      expect.objectContaining({ position: 14, eventId, why: expect.stringContaining('not recorded by this ledger') }),
    ]);
    const elsewhere = await verifyPlace({ ledger: copy, keys: join(root, 'no-keys') });
    expect([elsewhere.ok, detail(elsewhere, 'salts')]).toEqual([true, expect.stringMatching(/^not checked/)]);
  });

  test('a store of no event is no ledger, however sound', async () => {
    const folder = mkdtempSync(join(root, 'empty-'));
    await (await openSqliteStore({ folder })).close();
    const report = await verifyPlace({ ledger: folder, keys: join(root, 'no-keys') });
    expect([report.ok, failed(report), report.events]).toEqual([false, ['beginning'], 0]);
    expect(report.firstBad).toMatchObject({ position: null, why: expect.stringContaining('no ledger') });
    const emptied = await verifyPlace({ ledger: folder, keys });
    expect(failed(emptied)).toContain('beginning');
  });

  test('each file of the folder is said to be checked or not', async () => {
    const copy = mkdtempSync(join(root, 'files-'));
    cpSync(ledger, copy, { recursive: true });
    for (const name of ['reactions.json', 'notes.txt']) writeFileSync(join(copy, name), '{}');
    const files = detail(await verifyPlace({ ledger: copy, keys }), 'files');
    expect(files).toMatch(
      /^checked: events\.db, read-models\.db; left alone: .*notes\.txt \(not one of Pacta's files\)/,
    );
    expect(files).toContain('reactions.json (how far');
    const quick = detail(await verifyPlace({ ledger: copy, keys }, { quick: true }), 'files');
    expect(quick).toMatch(/^checked: events\.db; left alone: .*read-models\.db \(a quick verification/);
  });

  test('the copies have no read models, so nothing but what was signed could tell', () => {
    expect(existsSync(join(ledger, 'read-models.db'))).toBe(true);
  });
});

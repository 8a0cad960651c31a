import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { ledgerSettings, openBeside, openLedger, type LedgerForReading, type OpenLedger } from '@pacta/opening';
import { actorReader, readsOf } from '@pacta/queries';
import { readingHere } from './reading-here.ts';
import { serveReading } from './serve-reading.ts';
import type { FromReading } from './thread-messages.ts';

const folder = mkdtempSync(join(tmpdir(), 'pacta-reading-'));
let ledger: OpenLedger;
let beside: LedgerForReading;

beforeAll(async () => {
  const settings = ledgerSettings({ flags: { ledger: join(folder, 'ledger'), demo: '1' }, env: { HOME: folder } });
  ledger = await openLedger(settings, { write: true });
  await ledger.projector.waitForHead(10_000);
  beside = await openBeside(ledger.place);
});
afterAll(async () => {
  await beside.close();
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

const SECRETARIAT = actorReader('demo-secretariat');

/** Serves one message; answers what was sent, and the memory handed over. */
async function served(name: 'question' | 'entries', request: unknown, closings = 0) {
  const sent: { message: FromReading; transferred: readonly ArrayBuffer[] }[] = [];
  const answer = serveReading(beside, (message, transferred) => sent.push({ message, transferred }));
  await answer({ kind: 'read', id: 1, name, reader: SECRETARIAT, request, closings: 0 });
  if (closings > 0) await answer({ kind: 'read', id: 2, name, reader: SECRETARIAT, request, closings });
  return sent;
}

test('answers with the bytes that the serving thread would send, in memory of their own', async () => {
  const [sent] = await served('question', { name: 'ledger', request: {} });
  const here = await readingHere(readsOf(ledger)).read('question', SECRETARIAT, { name: 'ledger', request: {} });
  expect(sent?.message).toMatchObject({ kind: 'read', id: 1, rendered: { etag: here.etag } });
  const read = sent?.message as Extract<FromReading, { kind: 'read' }> | undefined;
  expect(Buffer.from(read?.rendered.body ?? '').toString()).toBe(Buffer.from(here.body).toString());
  expect(sent?.transferred).toEqual([read?.rendered.body.buffer]);
});

test('says why it has no answer', async () => {
  const [sent] = await served('entries', { index: 9, width: 256 });
  expect(sent?.message).toMatchObject({ kind: 'read', rendered: {} });
  const [fault] = await served('question', { name: 'ledger', request: { asOf: 'soon' } });
  expect(fault?.message).toMatchObject({ kind: 'fault', fault: { of: 'query', parts: { code: 'not-a-moment' } } });
});

test('opens the read models anew where their owner has closed its own', async () => {
  const close = jest.spyOn(beside.readModels, 'close');
  await served('question', { name: 'ledger', request: {} });
  expect(close).not.toHaveBeenCalled();
  const both = await served('question', { name: 'ledger', request: {} }, 1);
  expect(close).toHaveBeenCalledTimes(1);
  expect(both.map(({ message }) => message.kind)).toEqual(['read', 'read']);
});

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { LogDiverged, type CheckpointSigner } from '@pacta/integrity';
import { ledgerSettings, type OpenLedger, openLedger } from '@pacta/opening';
import { Rebuilds } from '@pacta/read-models';

// Nest is imported first; see demo-app.ts in apps/api/testing.
await import('@nestjs/core');
const { createApp } = await import('../create-app.ts');

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), 'pacta-health-'));
let ledger: OpenLedger;
let app: NestFastifyApplication;
let diverged = false;
let rebuilds: Rebuilds;
let goOn: (events: number) => void = () => undefined;

beforeAll(async () => {
  const env = { HOME: folder, PACTA_LEDGER: join(folder, 'ledger'), PACTA_DEMO: '1' };
  ledger = await openLedger(ledgerSettings({ env }), { write: true });
  await ledger.projector.waitForHead(10_000);
  const { signer } = ledger.integrity;
  const sign: CheckpointSigner['sign'] = () =>
    diverged ? Promise.reject(new LogDiverged('The log was put back.')) : signer.sign();
  const stubbed = { sign, newest: () => signer.newest() } as unknown as CheckpointSigner;
  app = await createApp({
    ...ledger,
    integrity: { ...ledger.integrity, signer: stubbed },
    rebuilds: (rebuilds = hangingRebuilds(join(folder, 'elsewhere.db'))),
  });
});
afterAll(async () => {
  await app.close();
  await ledger.close();
  rmSync(folder, { recursive: true });
});

/** A rebuild whose progress the test controls. */
const hangingRebuilds = (file: string): Rebuilds =>
  new Rebuilds({
    file,
    fill: (_file, onProgress, signal) =>
      new Promise((_resolve, reject) => {
        goOn = onProgress;
        signal.addEventListener('abort', () => reject(signal.reason as Error));
      }),
    exchange: () => Promise.resolve(),
    eventsInLog: () => 100,
    now: () => new Date().toISOString(),
    stallsAfter: 200,
  });

/** One event more, so that there is something to sign. */
async function grow(): Promise<void> {
  const eventId = randomUUID();
  const metadata = { actor: 'a', commandId: eventId, recordedAt: '2026-01-01T09:00:00.000Z', salt: 'A'.repeat(22) };
  const data = { name: 'One', purpose: 'To have something to sign.' };
  await ledger.store.append(`partnership-${randomUUID()}`, 'none', [
    { eventId, type: 'PartnershipFounded.v1', data, metadata, sealed: {} },
  ]);
}

async function until(status: number): Promise<Record<string, unknown>> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await app.inject('/health/ready');
    if (answer.statusCode === status) return answer.json();
    await pause(100);
  }
  throw new Error(`/health/ready never answered ${status}`);
}

const inMetrics = async (name: string): Promise<string | undefined> =>
  new RegExp(`^${name} (\\d)$`, 'm').exec((await app.inject('/metrics')).body)?.[1];
const faultInMetrics = (): Promise<string | undefined> => inMetrics('pacta_checkpoint_fault');

test('says that nothing can be signed while that is so, without saying why to everybody', async () => {
  expect(await until(200)).toMatchObject({ details: { checkpoints: { status: 'up' } } });
  expect(await faultInMetrics()).toBe('0');
  diverged = true;
  await grow();
  expect(await until(503)).toMatchObject({
    code: 'not-ready',
    checks: {
      store: { status: 'up' },
      checkpoints: { status: 'down', message: 'no checkpoint can be signed for now; the log says why' },
    },
  });
  expect(await faultInMetrics()).toBe('1');
  diverged = false;
  await until(200);
  expect(await faultInMetrics()).toBe('0');
});

test('raises an alarm while a rebuild of the read models makes no progress', async () => {
  await until(200);
  rebuilds.start(['log-index']);
  expect(await inMetrics('pacta_rebuild_stalled')).toBe('0');
  expect(await until(503)).toMatchObject({
    checks: {
      readModels: { status: 'down', stalled: true, message: 'the rebuild of the read models makes no progress' },
    },
  });
  expect(await inMetrics('pacta_rebuild_stalled')).toBe('1');
  goOn(10);
  expect(await until(200)).toMatchObject({ details: { readModels: { status: 'up', stalled: false } } });
  await rebuilds.cancel(['log-index']);
  expect(await inMetrics('pacta_rebuild_stalled')).toBe('0');
});

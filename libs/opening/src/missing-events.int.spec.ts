import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LEDGER_STREAM } from '@pacta/ledger';
import type { VerifyReport } from '@pacta/read-models';
import { ledgerSettings } from './ledger-settings.ts';
import { openForImport } from './open-for-import.ts';
import { openForReading } from './open-for-reading.ts';
import { openLedger, type OpenLedger, type OpenLedgerOptions } from './open-ledger.ts';
import { verifyPlace } from './verify-place.ts';

jest.setTimeout(60_000);

let root: string;
let ledger: string;
let keys: string;
let older: string;
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'pacta-missing-'));
  [ledger, keys, older] = [join(root, 'ledger'), join(root, 'keys'), join(root, 'older')];
  await grownTo(5);
  cpSync(ledger, older, { recursive: true });
  await grownTo(9);
});
afterEach(() => rmSync(root, { recursive: true }));

const settings = () => ledgerSettings({ flags: { ledger, keys }, env: { HOME: root, PACTA_DEMO: '0' } });

async function opened<Result>(
  work: (open: OpenLedger) => Promise<Result>,
  options: Partial<OpenLedgerOptions> = {},
): Promise<Result> {
  const open = await openLedger(settings(), { write: true, ...options });
  try {
    await open.projector.waitForHead(10_000);
    return await work(open);
  } finally {
    await open.close();
  }
}

async function founded({ store, sealer }: OpenLedger, count: number): Promise<void> {
  const eventId = `0b3a5c1e-6f5d-4a64-9c43-0000000000${10 + count}`;
  const partnershipId = `3f0c2c8e-0000-4000-8000-0000000000${10 + count}`;
  const stream = `partnership-${partnershipId}` as const;
  const recordedAt = `2090-01-${10 + count}T09:00:00.000Z`;
  const metadata = { actor: 'ledger-owner', commandId: eventId, partnershipId, recordedAt };
  const data = { name: `Partnership ${count}`, purpose: 'To be lost.' };
  const type = 'PartnershipFounded.v1';
  const sealed = sealer.seal({ eventId, type, stream, data, metadata }, []);
  await store.append(stream, 'none', [{ eventId, type, ...sealed }]);
}

/** Partnerships are founded until the log is this long, then a checkpoint is signed. Answers its size. */
const grownTo = (size: number, options: Partial<OpenLedgerOptions> = {}): Promise<bigint | undefined> =>
  opened(async (open) => {
    const { projector, integrity } = open;
    for (let count = projector.readModels.eventCount(); count < size; count += 1) await founded(open, count);
    await projector.waitForHead(10_000);
    return (await integrity.signer.sign())?.size;
  }, options);

function putBack({ readModels = false }: { readonly readModels?: boolean } = {}): void {
  for (const name of ['events.db', ...(readModels ? ['read-models.db'] : [])]) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(ledger, `${name}${suffix}`), { force: true });
    cpSync(join(older, name), join(ledger, name));
  }
}

const kept = (): string => join(keys, 'last-checkpoint.kept');
const failed = ({ checks }: VerifyReport): readonly string[] => checks.filter(({ ok }) => !ok).map(({ name }) => name);
const found = (): Promise<VerifyReport> => verifyPlace({ ledger, keys });

test('a ledger put back to an older copy is not opened for writing, and verify names it with nothing to compare with', async () => {
  expect(await found()).toMatchObject({ ok: true, firstBad: null });
  putBack({ readModels: true });
  const before = readFileSync(join(ledger, 'events.db'));
  const missing = {
    code: 'events-missing',
    message: expect.stringMatching(/has 5 events, and 9 were signed for: .+--accept-loss/),
  };
  await expect(openLedger(settings(), { write: true })).rejects.toMatchObject(missing);
  await expect(openForImport(settings())).rejects.toMatchObject(missing);
  expect(readFileSync(join(ledger, 'events.db')).equals(before)).toBe(true);
  await (await openForReading(settings())).close();
  const report = await found();
  expect([failed(report), report.firstBad?.position]).toEqual([['last signed'], 5]);
  expect(report.firstBad?.why).toContain('9 events were signed for');
});

test('read models that reach beyond the end of the log are not served either, whatever the key folder says', async () => {
  putBack();
  rmSync(kept());
  const missing = { code: 'events-missing', message: expect.stringContaining('its read models were made from 9') };
  await expect(openLedger(settings(), { write: true })).rejects.toMatchObject(missing);
  expect(failed(await found())).toContain('contiguity');
});

test('a loss that is accepted is recorded once, and the ledger goes on signing; the next one is named again', async () => {
  putBack();
  expect(await grownTo(7, { acceptLoss: true })).toBe(7n);
  const losses = await opened(async ({ store }) =>
    (await store.readStream(LEDGER_STREAM)).filter(({ type }) => type === 'LossAccepted.v1'),
  );
  expect(losses.map(({ data, metadata }) => [data, metadata.actor])).toEqual([
    [{ events: 9, left: 5, root: expect.stringMatching(/^[0-9a-f]{64}$/) }, 'ledger-owner'],
  ]);
  expect(await found()).toMatchObject({ ok: true });
  expect(await grownTo(8, { acceptLoss: true })).toBe(8n);
  putBack();
  await expect(openLedger(settings(), { write: true })).rejects.toMatchObject({ code: 'events-missing' });
  expect(failed(await found())).toContain('last signed');
});

test('a ledger that is gone altogether is not made anew under the keys that signed for it', async () => {
  rmSync(ledger, { recursive: true });
  await expect(openLedger(settings(), { write: true })).rejects.toMatchObject({
    code: 'events-missing',
    message: expect.stringContaining('has 0 events, and 9 were signed for'),
  });
  await opened(
    async ({ store }) => {
      const events = await store.readStream(LEDGER_STREAM);
      expect(events.map(({ type }) => type)).toEqual(['LedgerOpened.v1', 'RoleGranted.v1', 'LossAccepted.v1']);
    },
    { acceptLoss: true },
  );
  expect(await grownTo(4)).toBe(4n);
});

test('a log of the same length with another past is not signed', async () => {
  putBack();
  rmSync(kept());
  await grownTo(9, { acceptLoss: true }).catch(() => undefined);
  expect(existsSync(kept())).toBe(true);
  const other = readFileSync(kept(), 'utf8').replace(
    /^(.+\n\d+\n).+$/m,
    (_, head: string) => `${head}${'A'.repeat(43)}=`,
  );
  writeFileSync(kept(), other);
  await opened(async ({ integrity }) => {
    await expect(integrity.signer.sign()).rejects.toThrow(/no longer has the root that was signed/);
  });
  const report = await found();
  expect(failed(report)).toEqual(['last signed']);
});

test('what was signed last is kept before the checkpoint is stored: stopped between the two, the ledger goes on', async () => {
  await opened(async (open) => {
    await founded(open, 9);
    await open.projector.waitForHead(10_000);
    const add = jest.spyOn(open.store.checkpoints, 'add').mockRejectedValue(new Error('stopped'));
    await expect(open.integrity.signer.sign()).rejects.toThrow('stopped');
    add.mockRestore();
  });
  expect(readFileSync(kept(), 'utf8')).toContain('\n10\n');
  expect(await found()).toMatchObject({ ok: true });
  expect(await grownTo(11)).toBe(11n);
});

test('a damaged note of what was signed last is said to be that', async () => {
  writeFileSync(kept(), 'nothing');
  await expect(openLedger(settings(), { write: true })).rejects.toMatchObject({
    code: 'keys-damaged',
    message: expect.stringContaining('last-checkpoint.kept'),
  });
  expect(failed(await found())).toEqual(['last signed']);
});

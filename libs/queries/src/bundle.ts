import { endsOf, gatherBundle, zipOf } from '@pacta/integrity';
import { lastHeadsOf, recordStreamHeads, type OpenLedger } from '@pacta/opening';
import { writeBundle } from '@pacta/proof';
import { renderTransparency } from '@pacta/reports';
import { bundleGuide } from './bundle-guide.ts';
import type { LedgerReads } from './ledger-reads.ts';
import { notFound, QueryFault } from './query-fault.ts';
import { report } from './report.ts';
import { scopeFor, type Reader } from './scope.ts';
import { fieldsFor } from './sealed-fields.ts';

/** Default time that a bundle waits for the read models, in milliseconds. */
const PATIENCE = 30_000;
const COLUMNS = 100;

/**
 * A whole partnership, verifiable by its recipient, with the sealed fields that the reader may see. Where its streams
 * have grown since the last heads, new heads are recorded first.
 * @throws QueryFault
 */
export async function bundle(
  reads: LedgerReads,
  ledger: OpenLedger,
  reader: Reader,
  { partnershipId, patience = PATIENCE }: { readonly partnershipId: string; readonly patience?: number },
): Promise<Uint8Array> {
  await scopeFor(reads, reader, 'readGovernance', partnershipId);
  const { store, readModels } = reads;
  const { integrity } = ledger;
  await caughtUp(ledger, patience);
  await recordStreamHeads(ledger, [partnershipId]);
  await caughtUp(ledger, patience);
  const recorded = await lastHeadsOf(ledger, partnershipId);
  const ends = recorded && endsOf(readModels, partnershipId, recorded.size);
  if (recorded === undefined || ends === undefined) throw notFound('partnership');
  const { row, size } = recorded;
  const checkpoint = (await integrity.proofOf(row.position))?.checkpoint;
  if (checkpoint === undefined) throw notReady('No checkpoint could be signed for it.');
  const policy = await integrity.policyText();
  const gathered = await gatherBundle({
    store,
    readModels,
    ends,
    size,
    headsAt: row,
    checkpoint,
    policy,
    fieldsFor: (event) => fieldsFor(reads, reader, event),
  });
  const { body } = await report(reads, reader, { partnershipId, asOf: `@${size - 1}` });
  const members = new Map([
    ...writeBundle(gathered),
    ['report.txt', utf8(renderTransparency(body, { width: COLUMNS }))],
    ['report.json', utf8(`${JSON.stringify(body, undefined, 2)}\n`)],
    ['README.txt', utf8(bundleGuide(body.partnership.name ?? body.partnership.id, policy))],
  ]);
  return zipOf(members, new Date(row.recordedAt ?? 0));
}

async function caughtUp({ projector }: OpenLedger, patience: number): Promise<void> {
  if ((await projector.waitForHead(patience)) === 'timed-out') throw notReady('The read models lag the log.');
}

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

const notReady = (detail: string): QueryFault =>
  new QueryFault({
    kind: 'unready',
    code: 'not-covered-yet',
    detail,
    next: 'Ask again after the time in Retry-After.',
    retryAfter: 5,
  });

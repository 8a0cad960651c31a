import { setImmediate as breathe } from 'node:timers/promises';
import { endsOf, gatherBundle, zipOf, type SignedCheckpoint } from '@pacta/integrity';
import { lastHeadsOf, recordStreamHeads, type OpenLedger } from '@pacta/opening';
import { writeBundle } from '@pacta/proof';
import type { LogRow } from '@pacta/read-models';
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

/** What a bundle is made from, once its heads are recorded and signed for. Plain data: another thread may make it. */
export interface BundlePlan {
  readonly partnershipId: string;
  /** Size of the log that the heads cover. */
  readonly size: number;
  /** The event that recorded the heads. */
  readonly headsAt: LogRow;
  readonly checkpoint: Pick<SignedCheckpoint, 'size' | 'note'>;
  readonly policy: string;
}

/**
 * A whole partnership, verifiable by its recipient, with the sealed fields that the reader may see. Where its streams
 * have grown since the last heads, new heads are recorded first.
 * @throws QueryFault
 */
export async function bundle(
  reads: LedgerReads,
  ledger: OpenLedger,
  reader: Reader,
  request: BundleRequest,
): Promise<Uint8Array> {
  return bundleOf(reads, reader, await planBundle(reads, ledger, reader, request));
}

export interface BundleRequest {
  readonly partnershipId: string;
  /** Longest wait for the read models, in milliseconds. */
  readonly patience?: number;
}

/** Records the heads of the partnership's streams, and a checkpoint that covers them. @throws QueryFault */
export async function planBundle(
  reads: LedgerReads,
  ledger: OpenLedger,
  reader: Reader,
  { partnershipId, patience = PATIENCE }: BundleRequest,
): Promise<BundlePlan> {
  await scopeFor(reads, reader, 'readGovernance', partnershipId);
  const { integrity } = ledger;
  await caughtUp(ledger, patience);
  await recordStreamHeads(ledger, [partnershipId]);
  await caughtUp(ledger, patience);
  const recorded = await lastHeadsOf(ledger, partnershipId);
  if (recorded === undefined) throw notFound('partnership');
  const { row: headsAt, size } = recorded;
  const checkpoint = (await integrity.proofOf(headsAt.position))?.checkpoint;
  if (checkpoint === undefined) throw notReady('No checkpoint could be signed for it.');
  const { size: covered, note } = checkpoint;
  return { partnershipId, size, headsAt, checkpoint: { size: covered, note }, policy: await integrity.policyText() };
}

/** The zip of a planned bundle, made in turns so that others in this thread get theirs. @throws QueryFault */
export async function bundleOf(
  reads: LedgerReads,
  reader: Reader,
  { partnershipId, size, headsAt, checkpoint, policy }: BundlePlan,
): Promise<Uint8Array> {
  const { store, readModels } = reads;
  // The plan may be from another thread, and rights may have gone since.
  await scopeFor(reads, reader, 'readGovernance', partnershipId);
  const ends = endsOf(readModels, partnershipId, size);
  if (ends === undefined) throw notFound('partnership');
  const gathered = await gatherBundle({
    store,
    readModels,
    ends,
    size,
    headsAt,
    checkpoint,
    policy,
    fieldsFor: (event) => fieldsFor(reads, reader, event),
  });
  const { body } = await report(reads, reader, { partnershipId, asOf: `@${size - 1}` });
  const members = new Map(writeBundle(gathered));
  await breathe();
  members.set('report.txt', utf8(renderTransparency(body, { width: COLUMNS })));
  await breathe();
  members.set('report.json', utf8(`${JSON.stringify(body, undefined, 2)}\n`));
  members.set('README.txt', utf8(bundleGuide(body.partnership.name ?? body.partnership.id, policy)));
  return zipOf(members, new Date(headsAt.recordedAt ?? 0));
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

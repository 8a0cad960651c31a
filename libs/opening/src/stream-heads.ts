import {
  LEDGER_STREAM,
  ledgerDecider,
  MAX_HEADS_PER_EVENT,
  type LedgerCommand,
  type LedgerDecided,
  type LedgerState,
} from '@pacta/ledger';
import { endsOf } from '@pacta/integrity';
import type { LogRow } from '@pacta/read-models';
import type { OpenLedger } from './open-ledger.ts';

/** The actor that records stream heads: the ledger itself. */
const LEDGER_KEEPER = 'ledger-keeper';

type Recorder = Pick<OpenLedger, 'runner' | 'projector' | 'store' | 'info'>;

/**
 * Records the heads of these partnerships' streams, where they have moved since the last record. The read models must have
 * reached the end of the log. Answers the number of partnerships whose heads had moved.
 * @throws StoreUnavailable
 */
export async function recordStreamHeads(ledger: Recorder, partnerships: readonly string[]): Promise<number> {
  const { readModels } = ledger.projector;
  const size = readModels.eventCount();
  const heads = partnerships.flatMap((id) => endsOf(readModels, id, size)?.head ?? []);
  let moved = 0;
  for (let from = 0; from < heads.length; from += MAX_HEADS_PER_EVENT) {
    const outcome = await ledger.runner.run<LedgerCommand, LedgerState, LedgerDecided, object>({
      decider: ledgerDecider,
      name: 'recordStreamHeads',
      data: { size, heads: heads.slice(from, from + MAX_HEADS_PER_EVENT) },
      target: { kind: 'existing', stream: LEDGER_STREAM },
      partnershipOf: () => undefined,
      by: { actor: LEDGER_KEEPER },
      ...clockOf(ledger),
      facts: () => ({}),
      // No access rule: the event repeats only what the log holds.
      authorise: () => undefined,
    });
    if (outcome.kind === 'recorded')
      moved += outcome.events.reduce(
        (sum, { data }) => sum + (data as { readonly heads: readonly unknown[] }).heads.length,
        0,
      );
    else if (outcome.kind !== 'refused') throw new Error(`stream heads could not be recorded: ${outcome.kind}`);
  }
  return moved;
}

interface HeadsData {
  readonly size: number;
  readonly heads: readonly { readonly partnership: string }[];
}

/** The event that last recorded a partnership's stream heads. */
export async function lastHeadsOf(
  ledger: Recorder,
  partnership: string,
): Promise<{ readonly row: LogRow; readonly size: number } | undefined> {
  const { readModels } = ledger.projector;
  let after: number | undefined;
  for (;;) {
    const page = readModels.log({
      types: ['StreamHeads.v1'],
      stream: LEDGER_STREAM,
      reverse: true,
      limit: 50,
      ...(after === undefined ? {} : { after }),
    });
    for (const row of page.rows) {
      const [event] = await ledger.store.readStream(LEDGER_STREAM, { from: row.revision, limit: 1 });
      const data = event?.data as HeadsData | undefined;
      if (data?.heads.some((head) => head.partnership === partnership) === true) return { row, size: data.size };
    }
    if (page.next === null) return undefined;
    after = page.next;
  }
}

const DAY = 86_400_000;

/**
 * Records the heads of every partnership once a day, where they have moved. A demo's clock does not count days, so there
 * only bundles record them.
 */
export async function recordDailyHeads(ledger: Recorder, now: number): Promise<number> {
  if (ledger.info.demo || (await ledger.projector.waitForHead(DAY / 24)) === 'timed-out') return 0;
  const { readModels } = ledger.projector;
  const ofLedger = { stream: LEDGER_STREAM, reverse: true, limit: 1 };
  const [last] = [
    ...readModels.log({ ...ofLedger, types: ['StreamHeads.v1'] }).rows,
    ...readModels.log({ stream: LEDGER_STREAM, limit: 1 }).rows,
  ];
  if (last === undefined || now - Date.parse(last.recordedAt ?? '') < DAY) return 0;
  return recordStreamHeads(ledger, readModels.partnershipIds());
}

/** A demo's events are dated by its clock: one dated today would come after the rest of its history. */
function clockOf({ info, projector }: Recorder): { readonly at?: string } {
  const latest = projector.readModels.latestRecordedAt();
  return info.demo && latest !== undefined ? { at: new Date(latest).toISOString() } : {};
}

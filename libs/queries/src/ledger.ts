import { encodeHex } from '@pacta/proof';
import type { LedgerReads } from './ledger-reads.ts';
import { momentOf, type Answer } from './moment.ts';
import type { Reader } from './scope.ts';

/** The ledger's identity and its head. */
export interface LedgerShown {
  readonly purpose: string;
  readonly zone: string;
  readonly demo: boolean;
  readonly events: number;
  /** Its newest event; null on an empty log. */
  readonly head: {
    readonly position: number;
    readonly eventId: string;
    readonly leafHash: string;
    readonly token: string;
  } | null;
}

/** Readable by every signed-in user. @throws QueryFault */
export async function ledger(
  reads: LedgerReads,
  _reader: Reader,
  { asOf }: { readonly asOf?: string | undefined },
): Promise<Answer<LedgerShown>> {
  const shown = momentOf(reads, asOf);
  const { readModels } = reads;
  const last = shown.through < 0 ? undefined : readModels.eventAt(shown.through);
  const leafHash = encodeHex(readModels.leafHashAt(shown.through));
  const head =
    last === undefined ? null : { position: last.position, eventId: last.eventId, leafHash, token: last.token };
  const { purpose, zone, demo } = reads.info;
  return { shown, body: { purpose, zone, demo, events: shown.through + 1, head } };
}

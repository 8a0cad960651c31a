import {
  encodeHex,
  findSealed,
  isSealedMark,
  leafBytes,
  leafHash,
  parseProofFile,
  verifyOpenedField,
  verifyProofFile,
  type Check,
  type FailureKind,
} from '@pacta/proof';
import { eventsInFile, isObject, type GivenEvent } from './event-file.ts';
import { offlineReport, type OfflineReport } from './offline-report.ts';

/** A proof, its event, and the policy; all as file contents. */
export interface ReceiptToVerify {
  readonly proof: string | Uint8Array;
  readonly event: string;
  readonly policy: string;
}

const failed = (name: string, kind: FailureKind, detail: string): Check => ({ name, ok: false, detail, kind });

/** Verifies a `.tlog-proof` against its event offline, without the ledger. Never throws. */
export function verifyReceipt({ proof, event: text, policy }: ReceiptToVerify): OfflineReport {
  const given = eventsInFile(text);
  if (typeof given === 'string') return offlineReport([failed('event', 'malformed', given)], 0);
  const file = parseProofFile(proof);
  const index = file.ok ? Number(file.file.index) : undefined;
  const event = given.find(({ position }) => position === index) ?? (given[0] as GivenEvent);
  const hash = leafHashOf(event);
  if (typeof hash === 'string') return offlineReport([failed('event', 'malformed', hash)], 1, placeOf(event));
  const proved = verifyProofFile({ file: proof, leafHash: hash, policy });
  const checks = [eventCheck(event, hash, index), openedCheck(event), ...proved.checks];
  return offlineReport(checks, 1, isOfEvent(checks) ? placeOf(event) : undefined);
}

/** Checks whose failure says something of the event; all others are about the verifier's own files. */
const OF_EVENT = new Set(['event', 'opened fields', 'inclusion']);

function isOfEvent(checks: readonly Check[]): boolean {
  const failed = checks.find(({ ok }) => !ok);
  return failed === undefined || OF_EVENT.has(failed.name);
}

function leafHashOf({ content }: GivenEvent): Uint8Array | string {
  try {
    return leafHash(leafBytes(content));
  } catch (fault) {
    return `the event has no canonical form: ${fault instanceof Error ? fault.message : String(fault)}`;
  }
}

/** Fields that the file repeats must agree with the leaf. */
function eventCheck(
  { content, leafHash: stated, position, repeated }: GivenEvent,
  hash: Uint8Array,
  index?: number,
): Check {
  const metadata = content.metadata as Readonly<Record<string, unknown>>;
  const other = [...repeated].find(([name, value]) => (value ?? undefined) !== metadata[name]);
  if (other !== undefined)
    return failed(
      'event',
      'altered-event',
      `${other[0]} says ${String(other[1])}, the metadata ${String(metadata[other[0]])}`,
    );
  if (stated !== undefined && stated.toLowerCase() !== encodeHex(hash))
    return failed('event', 'altered-event', `its content hashes to ${encodeHex(hash)}, and leafHash says ${stated}`);
  if (position !== undefined && index !== undefined && position !== index)
    return failed('event', 'altered-event', `it says position ${position}, and the proof is of entry ${index}`);
  return { name: 'event', ok: true, detail: `${content.type}, revision ${content.revision} of ${content.stream}` };
}

/** Opened values must match the digests in the leaf. */
function openedCheck({ content, opened }: GivenEvent): Check {
  const name = 'opened fields';
  const marks = findSealed(content.data);
  for (const [pointer, field] of opened) {
    const fault = openedFault(marks.get(pointer), field);
    if (fault !== undefined) return failed(name, 'altered-value', `${pointer}: ${fault}`);
  }
  const detail = opened.size === 0 ? 'none was given' : `all ${opened.size} have the digests that the leaf binds`;
  return { name, ok: true, detail };
}

function openedFault(mark: unknown, field: unknown): string | undefined {
  if (!isSealedMark(mark)) return 'the leaf has nothing sealed there';
  if (!isObject(field) || typeof field['salt'] !== 'string') return 'it has no value and salt';
  const verdict = verifyOpenedField({ mark, value: field['value'], salt: field['salt'] });
  return verdict.ok ? undefined : verdict.reason;
}

const placeOf = ({ content: { eventId, stream, revision }, position }: GivenEvent) => ({
  position: position ?? null,
  stream,
  revision,
  eventId,
});

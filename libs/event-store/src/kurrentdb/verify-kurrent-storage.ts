import { hash } from 'node:crypto';
import type { StorageReport } from '../sqlite/verify-storage.ts';
import { NotCanonical, tryScan } from '../sqlite/verification/canonical-scan.ts';
import { sealedFault } from '../sqlite/verification/sealed-fault.ts';
import type { StorageCheck, StorageFinding } from '../sqlite/verification/storage-finding.ts';
import type { StoredEvent } from '../port.ts';
import { canonicalText } from './canonical-text.ts';
import type { KurrentStorageToVerify } from './connected-store.ts';
import type { KurrentGateway, RawRecord } from './gateway.ts';
import { isOurs, recordFault, storedEvent } from './stored-record.ts';

const PAGE_SIZE = 256;
const MOST_FINDINGS = 100;

const WHEN_GOOD: Readonly<Record<Exclude<StorageCheck, 'file'>, string>> = {
  leaves: 'every event is written as Pacta writes it, and its leaf can be made from it',
  boxes: 'every sealed box is the one that its leaf binds',
  contiguity: 'no revision of any stream is missing',
  index: 'the log index lists the same events, with the leaf hashes that they have now',
};

/**
 * Reads the whole log from the server and checks each event. The server keeps no leaf hashes, so a change shows as a
 * difference from the log index, the tree and older checkpoints, and a changed box as a difference from its leaf. Reads
 * only.
 * @throws ServerFault
 */
export async function verifyKurrentStorage(
  gateway: Pick<KurrentGateway, 'readAll'>,
  { expected, expectedCount = 0, onLeaves, onProgress, signal }: KurrentStorageToVerify,
): Promise<StorageReport> {
  const walk = new Walk(expected);
  for await (const page of gateway.readAll({ pageSize: PAGE_SIZE })) {
    for (const record of page) {
      if (!isOurs(record)) continue;
      const position = walk.events;
      const leafHash = walk.check(record);
      onLeaves?.(position, Buffer.from(leafHash, 'hex'));
    }
    onProgress?.(walk.events, Math.max(walk.events, expectedCount));
    signal?.throwIfAborted();
  }
  for (let position = walk.events; position < expectedCount; position += 1)
    if (!walk.add('contiguity', position, expected?.(position), 'the server no longer has it')) break;
  return walk.report(expected !== undefined);
}

class Walk {
  events = 0;
  readonly #expected: KurrentStorageToVerify['expected'];
  readonly #revisions = new Map<string, number>();
  readonly #findings: StorageFinding[] = [];
  readonly #counts = new Map<StorageCheck, number>();

  constructor(expected: KurrentStorageToVerify['expected']) {
    this.#expected = expected;
  }

  /** Returns the leaf hash, hex. */
  check(record: RawRecord): string {
    const position = this.events;
    this.events += 1;
    const event = storedEvent(record);
    const leafHash = hash('sha256', Buffer.concat([Uint8Array.of(0), event.leaf]), 'hex');
    const fault = recordFault(record);
    if (fault !== undefined) this.add('leaves', position, event, `${fault}: Pacta did not write it`);
    else this.#boxes(position, event);
    this.#contiguity(position, event);
    this.#index(position, event, leafHash);
    return leafHash;
  }

  #boxes(position: number, event: StoredEvent): void {
    const leaf = Buffer.from(event.leaf);
    const scanned = tryScan(leaf);
    const unbound =
      scanned instanceof NotCanonical ? scanned.message : sealedFault(leaf, canonicalText(event.sealed), scanned.marks);
    if (unbound !== undefined) this.add('boxes', position, event, unbound);
  }

  #contiguity(position: number, event: StoredEvent): void {
    const due = (this.#revisions.get(event.stream) ?? -1) + 1;
    if (event.revision !== due)
      this.add(
        'contiguity',
        position,
        event,
        `revision ${event.revision} stands where ${event.stream} is due its revision ${due}`,
      );
    this.#revisions.set(event.stream, event.revision);
  }

  #index(position: number, event: StoredEvent, leafHash: string): void {
    const other = this.#expected?.(position);
    if (other === undefined) return;
    const name = (['stream', 'revision', 'eventId'] as const).find((each) => event[each] !== other[each]);
    if (name !== undefined)
      this.add('index', position, event, `the log index has ${name} ${other[name]} here, the server ${event[name]}`);
    else if (other.leafHash !== undefined && Buffer.from(other.leafHash).toString('hex') !== leafHash)
      this.add('index', position, event, 'the log index has another leaf hash for it: it was changed on the server');
  }

  /** False once the limit of findings is reached. */
  add(
    check: StorageCheck,
    position: number,
    names: { readonly stream: string; readonly revision: number; readonly eventId: string } | undefined,
    why: string,
  ): boolean {
    this.#counts.set(check, (this.#counts.get(check) ?? 0) + 1);
    const { stream = null, revision = null, eventId = null } = names ?? {};
    if (this.#findings.length < MOST_FINDINGS) this.#findings.push({ check, position, stream, revision, eventId, why });
    return this.#findings.length < MOST_FINDINGS;
  }

  report(hasIndex: boolean): StorageReport {
    const names = (Object.keys(WHEN_GOOD) as (keyof typeof WHEN_GOOD)[]).filter((name) => name !== 'index' || hasIndex);
    const checks = names.map((name) => {
      const count = this.#counts.get(name);
      if (count === undefined) return { name, ok: true, detail: WHEN_GOOD[name] };
      const first = this.#findings.find(({ check }) => check === name);
      const place = first === undefined ? 'see the other checks' : `at position ${first.position} ${first.why}`;
      return { name, ok: false, detail: `${count} found; first: ${place}` };
    });
    return { events: this.events, checks, firstBad: this.#findings[0], findings: this.#findings };
  }
}

import { hash } from 'node:crypto';
import { namesInLeaf, scannedLeaf, type RowNames } from './leaf-fault.ts';
import type { UnknownRow } from './row-reader.ts';
import { sealedFault } from './sealed-fault.ts';
import type { ExpectedEvent, StorageCheck } from './storage-finding.ts';

export interface CheckedRow {
  readonly fault: { readonly check: StorageCheck; readonly why: string } | undefined;
  /** The event's names, from whatever part of the row can still be trusted. */
  readonly names: RowNames | undefined;
  /** Hex. */
  readonly leafHash: string;
}

/** UTF-8 takes at most three bytes per code unit. Leaves are read into it after the 0x00 of RFC 6962. */
const LONGEST_LEAF = 65_535;
const hashed = Buffer.alloc(1 + LONGEST_LEAF * 3);

/** All checks of one row, and its comparison with what another record expects of it. */
export function checkRow(row: UnknownRow, expected: ExpectedEvent | undefined, leafBytes: () => Buffer): CheckedRow {
  const [, stream, revision, eventId, type, leafText, storedHash, sealed, typesHold] = row;
  const bytes = leafWithPrefix(leafText, leafBytes);
  const leaf = bytes.subarray(1);
  const leafHash = hash('sha256', bytes, 'hex');
  const columns = namesOf(stream, revision, eventId, type);
  const checked = (check: StorageCheck, why: string, names = columns): CheckedRow => ({
    fault: { check, why },
    names,
    leafHash,
  });

  if (typesHold !== 1 || columns === undefined || typeof sealed !== 'string')
    return checked(
      'leaves',
      'a column holds another type than it should',
      leafHash === storedHash ? namesInLeaf(leaf) : columns,
    );
  if (leafHash !== storedHash) return checked('leaves', 'the leaf does not hash to the hash that was stored with it');
  const scanned = scannedLeaf(leaf, columns);
  if (typeof scanned === 'string') return checked('leaves', scanned, namesInLeaf(leaf) ?? columns);
  const unbound = sealedFault(leaf, sealed, scanned.marks);
  if (unbound !== undefined) return checked('boxes', unbound);
  const other = indexFault(columns, leafHash, expected);
  return other === undefined ? { fault: undefined, names: columns, leafHash } : checked('index', other);
}

/**
 * The hashed bytes: 0x00, then the leaf (RFC 6962). Where the text has a replacement character, the bytes are read as a
 * blob.
 */
function leafWithPrefix(text: unknown, bytes: () => Buffer): Buffer {
  if (typeof text !== 'string' || text.length > LONGEST_LEAF || text.includes('\ufffd'))
    return Buffer.concat([Buffer.of(0), bytes()]);
  return hashed.subarray(0, 1 + hashed.write(text, 1, 'utf8'));
}

function namesOf(stream: unknown, revision: unknown, eventId: unknown, type: unknown): RowNames | undefined {
  if (typeof stream !== 'string' || typeof eventId !== 'string' || typeof type !== 'string') return undefined;
  return typeof revision === 'number' && Number.isSafeInteger(revision)
    ? { stream, revision, eventId, type }
    : undefined;
}

/** A leaf's hash covers everything in it, its names too. */
function indexFault(names: RowNames, leafHash: string, expected: ExpectedEvent | undefined): string | undefined {
  if (expected === undefined) return undefined;
  const same = expected.leafHash !== undefined && Buffer.from(expected.leafHash).toString('hex') === leafHash;
  if (same) return undefined;
  const other = (['stream', 'revision', 'eventId'] as const).find((name) => names[name] !== expected[name]);
  if (other !== undefined) return `the log index has ${other} ${expected[other]} here, the store ${names[other]}`;
  return expected.leafHash === undefined ? undefined : 'the log index has another leaf hash for it';
}

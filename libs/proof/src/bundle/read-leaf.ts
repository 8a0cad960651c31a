import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../canonical-json.ts';
import { findLeafFault } from '../leaf-json.ts';
import { type LeafContent, MAX_LEAF_BYTES } from '../leaf.ts';
import { answered, isRecord, type Outcome, refused } from '../outcome.ts';

const NAMES = 'data,eventId,metadata,revision,stream,type';

/**
 * Parses a leaf: it must be the canonical JSON of exactly the members that a leaf binds, so that it has only one
 * reading.
 */
export function readLeaf(leaf: string): Outcome<{ content: LeafContent; bytes: Uint8Array }> {
  const read = answered((): Outcome<{ content: LeafContent; bytes: Uint8Array }> => {
    const content: unknown = JSON.parse(leaf);
    if (findLeafFault(content) !== undefined || canonicalJson(content) !== leaf) {
      return refused('the leaf is not canonical JSON without floats');
    }
    if (!isLeafContent(content)) return refused('the leaf has not the members of an event');
    const bytes = utf8ToBytes(leaf);
    return bytes.length <= MAX_LEAF_BYTES ? { ok: true, content, bytes } : refused('the leaf is too long');
  });
  return read;
}

function isLeafContent(value: unknown): value is LeafContent & { readonly metadata: Readonly<Record<string, string>> } {
  if (!isRecord(value) || Array.isArray(value) || Object.keys(value).sort().join() !== NAMES) return false;
  const { eventId, stream, type, revision, metadata } = value;
  return (
    [eventId, stream, type].every((text) => typeof text === 'string' && text !== '') &&
    typeof revision === 'number' &&
    revision >= 0 &&
    isRecord(metadata) &&
    !Array.isArray(metadata) &&
    Object.values(metadata).every((text) => typeof text === 'string')
  );
}

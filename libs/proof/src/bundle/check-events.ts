import { counted } from '../counted.ts';
import { leafHash, type LeafContent } from '../leaf.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { type Check, failed, type FailureKind, notChecked, passed } from '../outcome.ts';
import { verifyInclusion } from '../tree/verify-inclusion.ts';
import type { BundledEvent } from './bundle.ts';
import { readLeaf } from './read-leaf.ts';

/** The first event that is not as it should be, and why. */
export interface BadEvent {
  readonly position: bigint;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly eventId: string | null;
  readonly why: string;
}

/** A check, and the event that it names where it failed over one. */
export interface Finding {
  readonly check: Check;
  readonly bad?: BadEvent;
}

/** An event whose leaf was read. */
export interface ReadEvent extends BundledEvent {
  readonly content: LeafContent;
  readonly hash: Uint8Array;
}

/** A failure that an event shows. */
export function badEvent(name: string, kind: FailureKind, event: BundledEvent | ReadEvent, why: string): Finding {
  const { stream, revision, eventId } =
    'content' in event ? event.content : { stream: null, revision: null, eventId: null };
  const place = eventId === null ? `position ${event.position}` : `event ${eventId} at position ${event.position}`;
  return {
    check: failed(name, kind, `${place}: ${why}`),
    bad: { position: event.position, stream, revision, eventId, why },
  };
}

/** Reads every leaf; `events` are those before the first that can't be read. */
export function checkLeaves(events: readonly BundledEvent[]): {
  readonly finding: Finding;
  readonly events: ReadEvent[];
} {
  const read: ReadEvent[] = [];
  const ids = new Set<string>();
  let last = -1n;
  for (const event of events) {
    const bad = (why: string) => ({ finding: badEvent('events', 'malformed', event, why), events: read });
    const leaf = readLeaf(event.leaf);
    if (!leaf.ok) return bad(leaf.reason);
    if (event.position <= last) return bad('it does not come after the one before it');
    if (ids.has(leaf.content.eventId)) return bad('its id is that of an event before it');
    last = event.position;
    ids.add(leaf.content.eventId);
    read.push({ ...event, content: leaf.content, hash: leafHash(leaf.bytes) });
  }
  return {
    finding: {
      check: passed('events', `${counted(read.length, 'event')}, each in the one form that it was hashed in`),
    },
    events: read,
  };
}

/** Is every event in the log that the checkpoint is of, as it is here and where it says? */
export function checkInclusion(events: readonly ReadEvent[], checkpoint: Checkpoint | undefined): Finding {
  const name = 'inclusion';
  if (checkpoint === undefined) return { check: notChecked(name, 'the checkpoint could not be read') };
  const { size, root } = checkpoint;
  for (const event of events) {
    const { position, hash, proof } = event;
    const verdict = verifyInclusion({ leafHash: hash, index: position, size, proof, root });
    if (!verdict.ok) {
      return badEvent(name, 'altered-event', event, `it is not in the log as it stands here: ${verdict.reason}`);
    }
  }
  return {
    check: passed(name, `${counted(events.length, 'event')}, each in the tree of ${size} that the checkpoint names`),
  };
}

import { counted } from '../counted.ts';
import { leafHash, type LeafContent } from '../leaf.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { type Check, failed, type FailureKind, notChecked, passed } from '../outcome.ts';
import { verifyInclusion } from '../tree/verify-inclusion.ts';
import type { BundledEvent } from './bundle.ts';
import { readLeaf } from './read-leaf.ts';

/** The first faulty event, and why. */
export interface BadEvent {
  readonly position: bigint;
  readonly stream: string | null;
  readonly revision: number | null;
  readonly eventId: string | null;
  readonly why: string;
}

/** A check, and the event where it failed, if one. */
export interface Finding {
  readonly check: Check;
  readonly bad?: BadEvent;
}

/** An event with its parsed leaf. */
export interface ReadEvent extends BundledEvent {
  readonly content: LeafContent;
  readonly hash: Uint8Array;
}

/** A failure at an event. */
export function badEvent(name: string, kind: FailureKind, event: BundledEvent | ReadEvent, why: string): Finding {
  const { stream, revision, eventId } =
    'content' in event ? event.content : { stream: null, revision: null, eventId: null };
  const place = eventId === null ? `position ${event.position}` : `event ${eventId} at position ${event.position}`;
  return {
    check: failed(name, kind, `${place}: ${why}`),
    bad: { position: event.position, stream, revision, eventId, why },
  };
}

/** Parses every leaf; `events` are those before the first that can't be parsed. */
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

/** Checks that every event is in the checkpoint's log, unchanged and at its position. */
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

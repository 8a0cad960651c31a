import { counted } from '../counted.ts';
import { encodeHex } from '../hex.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { failed, isRecord, notChecked, passed } from '../outcome.ts';
import { verifyInclusion } from '../tree/verify-inclusion.ts';
import { leafHash } from '../leaf.ts';
import type { Bundle } from './bundle.ts';
import { badEvent, type Finding, type ReadEvent } from './check-events.ts';
import { readLeaf } from './read-leaf.ts';
import { streamEndsRoot } from './stream-heads.ts';

/** The recorded heads of a partnership's streams. Only compared, so they may have any type. */
interface RecordedHeads {
  /** Events at this position and later are not covered. */
  readonly size: bigint;
  readonly streams: unknown;
  readonly events: unknown;
  /** Lower-case hex. */
  readonly root: unknown;
}

const partnershipOf = ({ content }: ReadEvent): unknown => Reflect.get(content.metadata, 'partnershipId');

/**
 * Checks that the bundle has every stream of the partnership, and every event of each, tails included. The ledger
 * recorded the last revision of each stream in an event of the log (`StreamHeads.v1`).
 */
export function checkCompleteness(
  bundle: Bundle,
  events: readonly ReadEvent[],
  checkpoint: Checkpoint | undefined,
): readonly Finding[] {
  const unmade = { check: notChecked('completeness', 'where the streams end is not known') };
  if (checkpoint === undefined)
    return [{ check: notChecked('stream heads', 'the checkpoint could not be read') }, unmade];
  const recorded = recordedHeads(bundle, checkpoint);
  if (typeof recorded === 'string') return [{ check: failed('stream heads', 'missing-event', recorded) }, unmade];
  const { ends } = bundle.heads;
  const { streams, size } = recorded;
  if (ends.length !== streams || encodeHex(streamEndsRoot(ends)) !== recorded.root) {
    const why = 'the list of streams is not the one that the ledger recorded';
    return [{ check: failed('stream heads', 'missing-event', why) }, unmade];
  }
  const end = `the ledger recorded the end of ${counted(ends.length, 'stream')}, up to position ${size - 1n}`;
  const later = laterEvents(size, checkpoint.size);
  return [{ check: passed('stream heads', end) }, checkStreams(bundle, events, recorded), ...later];
}

/** Heads may be old: events between them and the checkpoint are not covered, except the one that records them. */
function laterEvents(covered: bigint, size: bigint): Finding[] {
  if (size - covered <= 1n) return [];
  const why = `the log went on to position ${size - 1n}, and the heads say nothing of what came after position ${covered - 1n}`;
  return [{ check: notChecked('later events', why) }];
}

/** The heads of this partnership, from the event that recorded them, or why there are none. */
function recordedHeads({ heads: closing, partnership }: Bundle, { size, root }: Checkpoint): RecordedHeads | string {
  const { event } = closing;
  const leaf = readLeaf(event.leaf);
  if (!leaf.ok) return `the event that recorded them can't be read: ${leaf.reason}`;
  const { type, stream, data } = leaf.content;
  const claim = { leafHash: leafHash(leaf.bytes), index: event.position, size, proof: event.proof, root };
  const verdict = verifyInclusion(claim);
  if (!verdict.ok) return `the event that recorded them is not in the log as it stands here: ${verdict.reason}`;
  if (type !== 'StreamHeads.v1' || stream !== 'ledger-main') return `${type} on ${stream} records no stream heads`;
  const recorded = isRecord(data) ? data : {};
  const heads = Array.isArray(recorded['heads']) ? (recorded['heads'] as unknown[]) : [];
  const own = heads.find((head) => isRecord(head) && head['partnership'] === partnership);
  if (!isRecord(own)) return `the ledger recorded no heads of partnership ${partnership} there`;
  const { streams, events, root: ends } = own;
  const covered = recorded['size'];
  if (typeof covered !== 'number') return 'the event that recorded them does not say how far they go';
  return { size: BigInt(covered), streams, events, root: ends };
}

function checkStreams(
  { heads: { ends }, partnership }: Bundle,
  events: readonly ReadEvent[],
  recorded: RecordedHeads,
): Finding {
  const name = 'completeness';
  const last = new Map(ends.map(({ stream, revision }) => [stream, revision]));
  const seen = new Map<string, number>();
  let own = 0;
  for (const event of events) {
    const { stream, revision } = event.content;
    const of = partnershipOf(event);
    // Events outside any partnership may be included for context; their number is not checked.
    if (of === undefined && !last.has(stream)) continue;
    const end = last.get(stream);
    if (of !== partnership) return badEvent(name, 'unexpected-event', event, 'it is of another partnership');
    if (end === undefined) return badEvent(name, 'unexpected-event', event, 'the heads do not list its stream');
    if (event.position >= recorded.size || revision > end) {
      return badEvent(name, 'unexpected-event', event, 'it was recorded after the heads of the streams');
    }
    const next = seen.get(stream) ?? 0;
    if (revision !== next) {
      return badEvent(name, 'missing-event', event, `revision ${next} of its stream is missing before it`);
    }
    seen.set(stream, next + 1);
    own += 1;
  }
  const cut = ends.find(({ stream, revision }) => seen.get(stream) !== revision + 1);
  if (cut !== undefined) {
    const why = `${cut.stream} has ${counted(cut.revision + 1, 'event')}, and the bundle brings ${seen.get(cut.stream) ?? 0}`;
    return { check: failed(name, 'missing-event', why) };
  }
  if (own !== recorded.events) {
    const why = `the ledger did not record ${counted(own, 'event')}, which is what there is`;
    return { check: failed(name, 'missing-event', why) };
  }
  const whole = `${counted(own, 'event')} in ${counted(ends.length, 'stream')}`;
  return { check: passed(name, `${whole}: none of the partnership is missing up to there`) };
}

import type { Courses, Stretch } from './courses.ts';
import { dayNumber, ENTRIES_A_BLOCK } from './entry-layout.ts';
import type { LogBlock } from './log-block.ts';
import type { FoundEntry, LogBlocks } from './log-blocks.ts';
import type { LogFilter } from './log-filter.ts';
import type { LogNames } from './log-names.ts';

export interface LogIndexReads {
  readonly blocks: LogBlocks;
  readonly courses: Courses;
  readonly names: LogNames;
}

/** A condition on the entry at a place of a block. */
type Condition = (block: LogBlock, at: number) => boolean;

/**
 * The entries that pass a filter, in its order; its limit is the caller's. With a stream or a partnership only the
 * blocks that hold its events are read, otherwise every block from `after` on.
 */
export function* entriesPassing(reads: LogIndexReads, filter: LogFilter): Generator<FoundEntry, void, undefined> {
  const conditions = conditionsOf(reads.names, filter);
  if (conditions === undefined) return;
  for (const found of candidates(reads, filter, stretchOf(filter, reads.blocks.count()))) {
    const { block, at } = found;
    if (conditions.every((holds) => holds(block, at))) yield found;
  }
}

function stretchOf({ through = Infinity, after, reverse = false }: LogFilter, count: number): Stretch {
  const to = Math.min(through, count - 1);
  if (after === undefined) return { from: 0, to };
  return reverse ? { from: 0, to: Math.min(to, after - 1) } : { from: Math.max(0, after + 1), to };
}

function* candidates(
  reads: LogIndexReads,
  filter: LogFilter,
  stretch: Stretch,
): Generator<FoundEntry, void, undefined> {
  const { stream, partnershipId, reverse = false } = filter;
  if (stream === undefined && partnershipId === undefined) return yield* everyEntry(reads.blocks, stretch, reverse);
  const { names, courses, blocks } = reads;
  const no = stream === undefined ? undefined : names.numberOfStream(stream);
  const course = stream === undefined && partnershipId !== undefined ? names.numberOfWord(partnershipId) : undefined;
  const places =
    no !== undefined
      ? courses.placesOfStream(no, stretch, reverse)
      : course !== undefined
        ? courses.places(course, stretch, reverse)
        : [];
  for (const { position } of places) {
    const found = blocks.at(position);
    if (found !== undefined) yield found;
  }
}

function* everyEntry(
  blocks: LogBlocks,
  { from, to }: Stretch,
  reverse: boolean,
): Generator<FoundEntry, void, undefined> {
  const [begin, end, step] = reverse ? [to, from, -1] : [from, to, 1];
  for (let position = begin; reverse ? position >= end : position <= end;) {
    const block = blocks.block(Math.floor(position / ENTRIES_A_BLOCK));
    if (block === undefined) return;
    let at = position - block.first;
    for (; at >= 0 && at < block.length && (reverse ? position >= end : position <= end); at += step) {
      yield { block, at };
      position += step;
    }
    if (at === block.length && !block.isFull) return;
  }
}

/** Undefined where no event can pass: the log lacks a word of the filter. */
function conditionsOf(names: LogNames, filter: LogFilter): readonly Condition[] | undefined {
  const conditions: Condition[] = [];
  const { types = [], actor, partnershipId } = filter;
  if (types.length > 0) {
    const wanted = new Set(types.flatMap((type) => names.numbersOfType(type)));
    if (wanted.size === 0) return undefined;
    conditions.push((block, at) => wanted.has(block.type(at)));
  }
  for (const [word, column] of [
    [actor, 'actor'],
    [partnershipId, 'partnership'],
  ] as const) {
    if (word === undefined) continue;
    const wanted = names.numberOfWord(word);
    if (wanted === undefined) return undefined;
    conditions.push((block, at) => block[column](at) === wanted);
  }
  return [...conditions, ...timesOf(filter)];
}

function timesOf({ since, until, effectiveFrom, effectiveTo }: LogFilter): readonly Condition[] {
  const conditions: Condition[] = [];
  if (since !== undefined) {
    const first = Date.parse(since);
    conditions.push((block, at) => block.recordedAt(at) >= first);
  }
  if (until !== undefined) {
    const last = Date.parse(until);
    conditions.push((block, at) => block.recordedAt(at) <= last);
  }
  if (effectiveFrom !== undefined || effectiveTo !== undefined) {
    const [from, to] = [dayNumber(effectiveFrom) || 1, dayNumber(effectiveTo) || Infinity];
    conditions.push((block, at) => {
      const day = block.effectiveOn(at);
      return day >= from && day <= to;
    });
  }
  return conditions;
}

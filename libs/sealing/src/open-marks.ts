import { isSealedMark, type SealedBox, type SealedMark } from '@pacta/proof';
import type { MarkOpener } from './mark-opener.ts';

/** A sealed field, without its value. */
export interface MarkedField {
  /** Confidentiality class, or `personal`. */
  readonly class: string;
  readonly eventId: string;
  /** RFC 6901 pointer into the event's data. */
  readonly pointer: string;
}

/**
 * The state with each mark that `may` allows, and whose key is available, replaced by its value. `boxes` are those of
 * the events that the state was folded from, by name; a mark without its box stays. Parts without such a mark are
 * shared with the given state, which is not changed. Throws `KeyFolderError`.
 */
export function openMarks<State>(
  state: State,
  boxes: ReadonlyMap<string, SealedBox>,
  opener: Pick<MarkOpener, 'open'>,
  may: (field: MarkedField) => boolean,
): State {
  const ofMark = (mark: SealedMark): unknown => {
    const box = boxes.get(mark.$sealed.box);
    if (box === undefined) return mark;
    const { eventId, pointer } = box;
    if (!may({ class: mark.$sealed.class, eventId, pointer })) return mark;
    const opened = opener.open(mark, box);
    return opened === undefined ? mark : opened.value;
  };

  const ofList = (list: readonly unknown[]): readonly unknown[] => {
    let copy: unknown[] | undefined;
    for (const [at, member] of list.entries()) {
      const after = ofValue(member);
      if (after !== member) (copy ??= list.slice())[at] = after;
    }
    return copy ?? list;
  };

  const ofRecord = (record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
    let copy: Record<string, unknown> | undefined;
    for (const name of Object.keys(record)) {
      const after = ofValue(record[name]);
      if (after !== record[name]) (copy ??= { ...record })[name] = after;
    }
    return copy ?? record;
  };

  const ofValue = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return ofList(value);
    return isSealedMark(value) ? ofMark(value) : ofRecord(value as Readonly<Record<string, unknown>>);
  };

  return boxes.size === 0 ? state : (ofValue(state) as State);
}

import type { EventMetadata, SealMark } from '@pacta/ledger';
import {
  assertLeafJson,
  findSealed,
  isSealedEntry,
  isSealedMark,
  MAX_LEAF_DEPTH,
  type SealedBox,
  type SealedEntry,
  type SealedMark,
  valueAt,
  withValuesAt,
} from '@pacta/proof';
import { distinctMarks } from './distinct-marks.ts';
import { openBox, sealField } from './field-box.ts';
import type { FieldKey } from './field-key.ts';
import type { KeyFolder } from './key-folder.ts';
import { scopeOf } from './key-scope.ts';
import { SealRefused } from './seal-refused.ts';
import { digestOf, entryAt, entryPointers } from './sealed-marks.ts';

/** An event between decide and append: its values are still open, its metadata has no salt yet. */
export interface OpenEvent {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly data: unknown;
  readonly metadata: Omit<EventMetadata, 'salt'>;
}

/** The result of `seal`: the parts of the event as they are appended. */
export interface Sealing {
  readonly data: unknown;
  readonly sealed: Readonly<Record<string, SealedEntry>>;
  readonly metadata: EventMetadata;
}

/** The parts of a stored event that opening needs. */
export interface SealedEvent {
  readonly eventId: string;
  readonly data: unknown;
  readonly sealed: Readonly<Record<string, SealedEntry>>;
}

/**
 * One sealed field for a reader. `sealed`: no key available, or not requested; `forgotten`: the person's key was
 * destroyed; `altered`: mark and box are not those that were recorded together.
 */
export type FieldReading =
  | {
      readonly pointer: string;
      readonly class: string;
      readonly state: 'opened';
      readonly value: unknown;
      /** base64url; with the value it proves the digest in the leaf. */
      readonly salt: string;
    }
  | { readonly pointer: string; readonly class: string; readonly state: 'sealed' | 'forgotten' | 'altered' };

/** Which fields to open; others are returned as 'sealed'. */
export type Allow = (mark: { readonly class: string; readonly pointer: string }) => boolean;

const SALT_BYTES = 16;

const NOTHING_SEALED: Sealing['sealed'] = Object.freeze({});

const classSealedOnly: Allow = (mark) => mark.class !== 'personal';

export interface Opening {
  readonly data: unknown;
  /** The opened values in `data`, by JSON pointer. */
  readonly opened: readonly (readonly [pointer: string, value: unknown])[];
  /** By pointer. */
  readonly fields: readonly FieldReading[];
}

export interface Sealer {
  /**
   * Replaces each marked value by a sealed mark, and adds a salt to the metadata. The same event makes the same bytes.
   * New keys are on disk when it returns. Throws `SubjectForgotten`, `SealRefused` (marks that do not fit the data),
   * `LeafJsonError` (floats; data of which nothing is sealed are checked by the append) and `KeyFolderError`.
   */
  seal(event: OpenEvent, marks: readonly SealMark[]): Sealing;
  /**
   * The data with the values that may and can be opened in place, and the result for each sealed field. By default
   * personal fields stay marks. Never throws because of stored data, only `KeyFolderError`.
   */
  open(event: SealedEvent, allow?: Allow): Opening;
  /**
   * One field, personal or not, for a reader whose right was checked. Undefined where nothing is sealed at `pointer`.
   */
  openField(event: SealedEvent, pointer: string): FieldReading | undefined;
  /**
   * One field by its mark and its box, both well-formed (`isSealedMark`, `isSealedEntry`), for a reader whose right was
   * checked. Throws only `KeyFolderError`.
   */
  openMark(mark: SealedMark, box: SealedBox): FieldReading;
  /** The metadata salt of an event, base64url. */
  eventSalt(eventId: string): string;
  /** As `KeyFolder.forget`. */
  forget(subject: string): void;
  /** As `KeyFolder.epoch`. */
  readonly epoch: number;
}

export function createSealer(keys: KeyFolder): Sealer {
  const eventSalt = (eventId: string): string =>
    keys.ledgerSecret().of(`event\u0000${eventId}`, SALT_BYTES).toString('base64url');

  const readBox = (eventId: string, pointer: string, entry: unknown, mark: unknown, allow: Allow): FieldReading => {
    if (!isSealedMark(mark)) return { pointer, class: 'unknown', state: 'altered' };
    const field = { pointer, class: mark.$sealed.class };
    if (!isSealedEntry(entry) || digestOf(entry) !== mark.$sealed.box) return { ...field, state: 'altered' };
    return allow(field) ? opened(mark, { eventId, pointer, entry }) : { ...field, state: 'sealed' };
  };
  const opened = (mark: SealedMark, { eventId, pointer, entry }: SealedBox): FieldReading => {
    const field = { pointer, class: mark.$sealed.class };
    const key = keys.keyById(entry.key);
    if (key === 'unknown' || key === 'forgotten') return { ...field, state: key === 'unknown' ? 'sealed' : key };
    const found = openBox(key, { eventId, pointer }, mark, entry);
    if (found === undefined) return { ...field, state: 'altered' };
    return { pointer, class: mark.$sealed.class, state: 'opened', value: found.value, salt: found.salt };
  };
  const read = ({ eventId, sealed }: SealedEvent, pointer: string, mark: unknown, allow: Allow): FieldReading =>
    readBox(eventId, pointer, entryAt(sealed, pointer), mark, allow);

  return {
    seal(event, marks) {
      if (mayHoldMark(event.data, 0)) refuseMarks(event.data);
      const metadata = { ...event.metadata, salt: eventSalt(event.eventId) };
      if (marks.length === 0) return { data: event.data, sealed: NOTHING_SEALED, metadata };
      assertLeafJson(event.data);
      const keyOf = keysOf(keys, event);
      const replaced: [string, unknown][] = [];
      const sealed: Record<string, SealedEntry> = {};
      for (const mark of distinctMarks(marks)) {
        const found = valueAt(event.data, mark.pointer);
        if (found === undefined) throw new SealRefused('nothing-there', mark.pointer, 'marks nothing');
        const place = { eventId: event.eventId, pointer: mark.pointer };
        const made = sealField(keyOf(mark), place, found.value);
        replaced.push([mark.pointer, made.mark]);
        sealed[mark.pointer] = made.entry;
      }
      const data = withValuesAt(event.data, replaced);
      return { data, sealed, metadata };
    },

    open(event, allow = classSealedOnly) {
      const boxed = entryPointers(event.sealed).map((pointer) =>
        read(event, pointer, valueAt(event.data, pointer)?.value, allow),
      );
      const opened = boxed.flatMap((field): [string, unknown][] =>
        field.state === 'opened' ? [[field.pointer, field.value]] : [],
      );
      return {
        opened,
        // Computed on demand: one needs a copy of the data, the other a search of all of it.
        get data() {
          return withValuesAt(event.data, opened);
        },
        get fields() {
          const boxless = [...findSealed(event.data)].filter(
            ([pointer]) => entryAt(event.sealed, pointer) === undefined,
          );
          const fields = [...boxed, ...boxless.map(([pointer, mark]) => read(event, pointer, mark, allow))];
          return fields.sort((left, right) => (left.pointer < right.pointer ? -1 : 1));
        },
      };
    },

    openField(event, pointer) {
      const mark = findSealed(event.data).get(pointer);
      if (mark === undefined && entryAt(event.sealed, pointer) === undefined) return undefined;
      return read(event, pointer, mark, () => true);
    },

    openMark: (mark, box) =>
      digestOf(box.entry) === mark.$sealed.box
        ? opened(mark, box)
        : { pointer: box.pointer, class: mark.$sealed.class, state: 'altered' },

    eventSalt,
    forget: (subject) => keys.forget(subject),
    get epoch() {
      return keys.epoch;
    },
  };
}

/** False for what nearly all data are: without a member `$sealed` anywhere. Much faster than to look for its place. */
function mayHoldMark(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth > MAX_LEAF_DEPTH) return true;
  if (Array.isArray(value)) return value.some((entry) => mayHoldMark(entry, depth + 1));
  for (const name in value)
    if (name === '$sealed' || mayHoldMark((value as Readonly<Record<string, unknown>>)[name], depth + 1)) return true;
  return false;
}

/** @throws SealRefused, LeafJsonError where the data are nested too deep */
function refuseMarks(data: unknown): void {
  assertLeafJson(data);
  const [pointer] = findSealed(data).keys();
  if (pointer !== undefined) throw new SealRefused('already-sealed', pointer, 'holds a sealed mark already');
}

/** The keys of one event, each looked up once: an event of a hundred lines has two or three. */
function keysOf(keys: KeyFolder, event: OpenEvent): (mark: SealMark) => FieldKey {
  const found = new Map<string, FieldKey>();
  return (mark) => {
    const name = mark.class === 'personal' ? `person ${mark.subject}` : mark.class;
    const key = found.get(name) ?? keys.keyFor(scopeOf(event, mark));
    found.set(name, key);
    return key;
  };
}

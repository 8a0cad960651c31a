/**
 * The packed form of the log index, little-endian.
 *
 * A block has the entries of up to 64 events in log order, 56 bytes each:
 *
 *     0  token         unsigned, 64 bits
 *     8  recorded at   milliseconds since 1970, 64-bit float; NaN where there is no instant
 *    16  stream        position of the stream's first event
 *    20  revision
 *    24  type          number of a word
 *    28  partnership   number of a word; 0 for none
 *    32  actor         number of a word; 0 for none
 *    36  effective on  yyyymmdd as a number; 0 for none
 *    40  event id      a UUID's 16 bytes; zeros for any other id, which is in the table event_id
 *
 * and the leaf hashes of those events, 32 bytes each.
 *
 * A block of a course has up to 64 places, 12 bytes each: position, stream, revision.
 */
export const ENTRIES_A_BLOCK = 64;
export const ENTRY_BYTES = 56;
export const HASH_BYTES = 32;
export const PLACES_A_BLOCK = 64;
export const PLACE_BYTES = 12;

export const TOKEN = 0;
export const RECORDED_AT = 8;
export const STREAM = 16;
export const REVISION = 20;
export const TYPE = 24;
export const PARTNERSHIP = 28;
export const ACTOR = 32;
export const EFFECTIVE_ON = 36;
export const EVENT_ID = 40;

/** The number of a course's block: a course has at most so many. */
const BLOCKS_A_COURSE = 2 ** 20;

/** The course of a partnership has the number of its word; that of a lone stream a negative number. */
export const courseOfStream = (stream: number): number => -1 - stream;

export const firstBlockOf = (course: number): number => course * BLOCKS_A_COURSE;

export const afterBlocksOf = (course: number): number => (course + 1) * BLOCKS_A_COURSE;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A plain date as a number; 0 for anything else. */
export const dayNumber = (day: unknown): number =>
  typeof day === 'string' && DAY.test(day) ? Number(day.replaceAll('-', '')) : 0;

export function dayText(number: number): string | null {
  if (number === 0) return null;
  const digits = String(number).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** The milliseconds of an instant in the form that writers give it; NaN for anything else. */
export const instantNumber = (instant: unknown): number => (typeof instant === 'string' ? Date.parse(instant) : NaN);

export const instantText = (milliseconds: number): string | null =>
  Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();

const HYPHENS = new Set([8, 13, 18, 23]);
const HEX = '0123456789abcdef';

/** The value of each code of a lower-case hexadecimal digit; -1 for others. */
const DIGIT = Int8Array.from({ length: 128 }, (_, code) => HEX.indexOf(String.fromCharCode(code)));

/** Writes a lower-case UUID as 16 bytes. False where the text is none; then the bytes are undefined. */
export function writeUuid(id: string, bytes: Uint8Array, offset: number): boolean {
  if (id.length !== 36) return false;
  let at = offset;
  for (let place = 0; place < 36; place += 2) {
    if (place === 8 || place === 13 || place === 18 || place === 23) {
      if (id.charCodeAt(place) !== 45) return false;
      place += 1;
    }
    const high = DIGIT[id.charCodeAt(place)] ?? -1;
    const low = DIGIT[id.charCodeAt(place + 1)] ?? -1;
    if ((high | low) < 0) return false;
    bytes[at] = (high << 4) | low;
    at += 1;
  }
  return true;
}

/** The UUID in 16 bytes; undefined where all are zero. */
export function readUuid(bytes: Uint8Array, offset: number): string | undefined {
  let text = '';
  let any = 0;
  for (let at = offset; at < offset + 16; at += 1) {
    const byte = bytes[at] as number;
    any |= byte;
    if (HYPHENS.has(text.length)) text += '-';
    text += (HEX[byte >> 4] as string) + (HEX[byte & 15] as string);
  }
  return any === 0 ? undefined : text;
}

import { NotCanonical, tryScan, type MemberSpans, type ScannedLeaf } from './canonical-scan.ts';

/** The look-up columns of a row. */
export interface RowNames {
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
}

const MEMBERS = ['data', 'eventId', 'metadata', 'revision', 'stream', 'type'];
const COMPARED = [
  ['eventId', 1],
  ['revision', 3],
  ['stream', 4],
  ['type', 5],
] as const;
const EVENT_ID = 1;
const METADATA = 2;
const REVISION = 3;
const QUOTE = 0x22;
const OPEN_OBJECT = 0x7b;
const FIRST_BEYOND_ASCII = 0x80;

/** A leaf scanned as the canonical JSON of an event with these names; otherwise why it is not. */
export function scannedLeaf(leaf: Buffer, names: RowNames): ScannedLeaf | string {
  const scanned = tryScan(leaf);
  if (scanned instanceof NotCanonical) return `the leaf is not canonical JSON: ${scanned.message}`;
  const { members, inThird } = scanned;
  if (!saysExactly(leaf, members, names)) return disagreement(leaf, members, names);
  const isFlat = leaf[members[METADATA * 3 + 1] as number] === OPEN_OBJECT && everyValueIsText(leaf, inThird);
  return isFlat ? scanned : 'the metadata is not a flat map of strings';
}

function saysExactly(leaf: Buffer, members: MemberSpans, names: RowNames): boolean {
  if (members.length !== MEMBERS.length * 3) return false;
  return saysPlainly(leaf, members, names) || saysAsWritten(leaf, members, names);
}

/** Compares bytes without building a text; false also for names that are not plain ASCII. */
function saysPlainly(leaf: Buffer, members: MemberSpans, { stream, revision, eventId, type }: RowNames): boolean {
  if (endOf(leaf, 1, '"data":') !== members[1]) return false;
  let at = endOf(leaf, members[EVENT_ID * 3] as number, '"eventId":"');
  at = endOf(leaf, endOf(leaf, at, eventId), '","metadata":');
  if (at !== members[METADATA * 3 + 1]) return false;
  at = endOf(leaf, members[REVISION * 3] as number, '"revision":');
  at = endOf(leaf, endOf(leaf, at, String(revision)), ',"stream":"');
  at = endOf(leaf, endOf(leaf, at, stream), '","type":"');
  return endOf(leaf, endOf(leaf, at, type), '"}') === leaf.length;
}

/** The offset after this text in the leaf, if it is at `at`; NaN where it is not, or where JSON would escape it. */
function endOf(leaf: Buffer, at: number, text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code !== leaf[at + index] || code >= FIRST_BEYOND_ASCII) return Number.NaN;
  }
  return at + text.length;
}

/** Compares the bytes between the members in three pieces. */
function saysAsWritten(leaf: Buffer, members: MemberSpans, { stream, revision, eventId, type }: RowNames): boolean {
  const id = `"eventId":${JSON.stringify(eventId)},"metadata":`;
  const tail = `"revision":${revision},"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)}}`;
  return (
    leaf.toString('latin1', members[0], members[1]) === '"data":' &&
    leaf.toString('utf8', members[EVENT_ID * 3], members[METADATA * 3 + 1]) === id &&
    leaf.toString('utf8', members[REVISION * 3]) === tail
  );
}

function disagreement(leaf: Buffer, members: MemberSpans, names: RowNames): string {
  const found = MEMBERS.map((_, place) => leaf.toString('utf8', members[place * 3], members[place * 3 + 1]));
  if (members.length !== MEMBERS.length * 3 || found.some((name, place) => name !== `"${MEMBERS[place]}":`))
    return 'the leaf has not the six members of an event';
  for (const [name, place] of COMPARED) {
    const inLeaf = valueAt(leaf, members, place);
    if (inLeaf !== JSON.stringify(names[name])) return `the column says ${name} ${names[name]}, the leaf ${inLeaf}`;
  }
  return 'the columns and the leaf disagree';
}

const valueAt = (leaf: Buffer, members: MemberSpans, place: number): string =>
  leaf.toString('utf8', members[place * 3 + 1], members[place * 3 + 2]);

function everyValueIsText(leaf: Buffer, members: MemberSpans): boolean {
  for (let index = 1; index < members.length; index += 3) if (leaf[members[index] as number] !== QUOTE) return false;
  return true;
}

/** The names of the event in a leaf, where it can be parsed. */
export function namesInLeaf(leaf: Buffer): RowNames | undefined {
  try {
    const { stream, revision, eventId, type } = JSON.parse(leaf.toString('utf8')) as Partial<
      Record<keyof RowNames, unknown>
    >;
    if (
      typeof stream !== 'string' ||
      typeof revision !== 'number' ||
      typeof eventId !== 'string' ||
      typeof type !== 'string'
    )
      return undefined;
    return { stream, revision, eventId, type };
  } catch {
    return undefined;
  }
}

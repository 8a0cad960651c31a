import { isBytes } from '../bytes.ts';
import { isRecord, type Outcome, refused } from '../outcome.ts';
import { hashLines } from '../proof-file/proof-file.ts';
import type { SealedEntry } from '../sealed/sealed-field.ts';
import { MAX_PROOF_HASHES } from '../tree/tree-size.ts';
import { decodeUtf8 } from '../utf8.ts';
import {
  type Bundle,
  type BundledEvent,
  BUNDLE_FORMAT,
  MEMBERS,
  type NamedDocument,
  type OpenedField,
} from './bundle.ts';
import type { StreamEnd } from './stream-heads.ts';

/** Why a member can't be read. Thrown only within this file, and returned as a refusal. */
class Unreadable extends Error {}

const unreadable = (reason: string): never => {
  throw new Unreadable(reason);
};

/** Parses the members of an archive; verifies nothing. Never throws. */
export function readBundle(members: ReadonlyMap<string, Uint8Array>): Outcome<{ bundle: Bundle }> {
  try {
    const { partnership, documents } = manifestOf(textOf(members, MEMBERS.manifest));
    const events = textOf(members, MEMBERS.events);
    const bundle: Bundle = {
      partnership,
      documents,
      checkpoint: textOf(members, MEMBERS.checkpoint),
      policy: textOf(members, MEMBERS.policy),
      events: linesOf(events).map((line, at) => eventOf(parsed(line, `${MEMBERS.events}, line ${at + 1},`))),
      heads: headsOf(parsed(textOf(members, MEMBERS.heads), MEMBERS.heads)),
    };
    return { ok: true, bundle };
  } catch (fault) {
    return refused(fault instanceof Unreadable ? fault.message : 'the members of the bundle could not be read');
  }
}

function textOf(members: ReadonlyMap<string, Uint8Array>, name: string): string {
  const bytes = members.get(name);
  if (!isBytes(bytes)) return unreadable(`${name} is missing`);
  return decodeUtf8(new Uint8Array(bytes)) ?? unreadable(`${name} is not UTF-8 text`);
}

/** The lines of a text in which each line ends with a newline. */
function linesOf(text: string): string[] {
  if (text === '') return [];
  return text.endsWith('\n') ? text.slice(0, -1).split('\n') : unreadable(`${MEMBERS.events} is cut short`);
}

/** A member's value, and its place for messages. */
interface Read {
  readonly value: unknown;
  readonly where: string;
}

function parsed(text: string, where: string): Read {
  try {
    return { value: JSON.parse(text) as unknown, where };
  } catch {
    return unreadable(`${where} is not JSON`);
  }
}

/** A required member of an object. */
function at({ value, where }: Read, name: string): Read {
  return isRecord(value) && Object.hasOwn(value, name)
    ? { value: value[name], where }
    : unreadable(`${where} has no '${name}'`);
}

const text = ({ value, where }: Read, what: string): string =>
  typeof value === 'string' && value.isWellFormed() ? value : unreadable(`${where} has a ${what} that is not text`);

const count = ({ value, where }: Read, what: string): number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : unreadable(`${where} has a ${what} that is not a whole number from 0`);

const list = ({ value, where }: Read, what: string): Read[] =>
  Array.isArray(value)
    ? (value as unknown[]).map((item) => ({ value: item, where }))
    : unreadable(`${where} has ${what} that are no list`);

function manifestOf(json: string): { readonly partnership: string; readonly documents: NamedDocument[] } {
  const manifest = parsed(json, MEMBERS.manifest);
  if (at(manifest, 'format').value !== BUNDLE_FORMAT) return unreadable(`the bundle is not of format ${BUNDLE_FORMAT}`);
  const documents = list(at(manifest, 'documents'), 'documents').map((document) => ({
    position: BigInt(count(at(document, 'position'), 'position')),
    pointer: text(at(document, 'pointer'), 'pointer'),
    sha256: text(at(document, 'sha256'), 'hash'),
  }));
  return { partnership: text(at(manifest, 'partnership'), 'partnership'), documents };
}

function provenOf(event: Read): Pick<BundledEvent, 'position' | 'leaf' | 'proof'> {
  const lines = list(at(event, 'proof'), 'hashes').map((hash) => text(hash, 'hash'));
  const proof = hashLines(lines, MAX_PROOF_HASHES);
  if (typeof proof === 'string') return unreadable(`${event.where} has a proof that can't be read: ${proof}`);
  return { position: BigInt(count(at(event, 'position'), 'position')), leaf: text(at(event, 'leaf'), 'leaf'), proof };
}

function eventOf(event: Read): BundledEvent {
  return {
    ...provenOf(event),
    // Their contents are checked against the marks in the leaf, entry by entry.
    sealed: byPointer(event, 'sealed') as Record<string, SealedEntry>,
    opened: byPointer(event, 'opened') as Record<string, OpenedField>,
  };
}

/** Called after the event's other members were read, so it is an object. */
function byPointer(event: Read, name: string): Record<string, unknown> {
  if (!Object.hasOwn(event.value as object, name)) return {};
  const { value } = at(event, name);
  return isRecord(value) && !Array.isArray(value)
    ? value
    : unreadable(`${event.where} has '${name}' that is no object`);
}

function headsOf(heads: Read): Bundle['heads'] {
  const ends = list(at(heads, 'ends'), 'ends').map((end): StreamEnd => ({
    stream: text(at(end, 'stream'), 'stream'),
    revision: count(at(end, 'revision'), 'revision'),
  }));
  return { event: provenOf(at(heads, 'event')), ends };
}

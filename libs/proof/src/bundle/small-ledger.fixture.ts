import {
  type Bundle,
  type BundledEvent,
  canonicalJson,
  cosigner,
  ed25519Signer,
  encodeBase64url,
  encodeHex,
  formatCheckpoint,
  formatVerifierKey,
  leafBytes,
  leafHash,
  noteSigner,
  proveInclusion,
  rootOf,
  type SealedEntry,
  signNote,
  sourceOfLeafHashes,
  streamEndsRoot,
} from '../index.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

export const OURS = '3f0c2c8e-0000-7000-8000-000000000003';
export const THEIRS = '3f0c2c8e-0000-7000-8000-000000000004';

const seed = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const log = noteSigner('log.example/red', ed25519Signer(seed(1)));
const witness = cosigner('witness.example', ed25519Signer(seed(2)), 1_700_000_000n);
export const POLICY = `log ${formatVerifierKey(log.key)}\nwitness w ${formatVerifierKey(witness.key)}\nquorum w\n`;
export const POLICY_WITHOUT_WITNESS = `log ${formatVerifierKey(log.key)}\nquorum none\n`;

/** A sealed field: its mark, its box, and its opened value. The box is not decrypted here and may be anything. */
export function sealed(
  value: unknown,
  box = 'Ym94',
): { mark: unknown; entry: SealedEntry; opened: { value: unknown; salt: string } } {
  const salt = seed(7).subarray(0, 16);
  const text = (of: unknown): Uint8Array => utf8ToBytes(canonicalJson(of));
  const entry = { box, key: 'k1', nonce: 'bm9uY2U' };
  const digest = encodeBase64url(sha256(Uint8Array.of(...salt, ...text(value))));
  const mark = { $sealed: { box: encodeBase64url(sha256(text(entry))), class: 'partners', digest } };
  return { mark, entry, opened: { value, salt: encodeBase64url(salt) } };
}

export const PRICE = sealed({ amount: '125000', currency: 'EUR' });
export const NAME = sealed('someone seconded', 'bmFtZQ');

interface Written {
  readonly stream: string;
  readonly type: string;
  readonly data?: unknown;
  readonly partnershipId?: string;
}

/** A ledger of two partnerships, in log order; the last event records the heads of our partnership. */
const WRITTEN: readonly Written[] = [
  { stream: 'ledger-main', type: 'LedgerOpened.v1', data: { demo: false } },
  { stream: 'partnership-a', type: 'PartnershipFounded.v1', partnershipId: OURS },
  { stream: 'partnership-b', type: 'PartnershipFounded.v1', partnershipId: THEIRS },
  { stream: 'partnership-a', type: 'CharterAdopted.v1', data: { documentHash: 'a'.repeat(64) }, partnershipId: OURS },
  {
    stream: 'costbook-a',
    type: 'CostLinesDisclosed.v1',
    data: { lines: [{ amount: PRICE.mark }] },
    partnershipId: OURS,
  },
  { stream: 'contribution-a', type: 'TimeLogged.v1', data: { person: NAME.mark, days: 2 }, partnershipId: OURS },
  { stream: 'partnership-b', type: 'CharterAdopted.v1', partnershipId: THEIRS },
  { stream: 'costbook-a', type: 'DisclosureClosed.v1', data: { count: 1 }, partnershipId: OURS },
];

/** Deviations of a dishonest or faulty ledger, whose signatures are consistent with them. */
interface Change {
  /** Changes to the event that records the heads. */
  readonly heads?: (data: Record<string, unknown>) => unknown;
  readonly type?: string;
  readonly stream?: string;
  /** Changes to the events before it. */
  readonly events?: (written: readonly Written[]) => readonly Written[];
  /** Streams missing in the heads. */
  readonly unlisted?: string;
}

export function ledgerOf(change: Change = {}) {
  const revisions = new Map<string, number>();
  const written = change.events?.(WRITTEN) ?? WRITTEN;
  const contents = written.map((event, index) => content(event, index, revisions));
  const ends = [...revisions]
    .filter(([stream]) => stream !== 'ledger-main' && stream !== 'partnership-b' && stream !== change.unlisted)
    .map(([stream, next]) => ({ stream, revision: next - 1 }))
    .sort((one, other) => (one.stream < other.stream ? -1 : 1));
  const own = contents.filter(({ metadata }) => Reflect.get(metadata, 'partnershipId') === OURS);
  const head = { partnership: OURS, streams: ends.length, events: own.length, root: encodeHex(streamEndsRoot(ends)) };
  const data = { size: contents.length, heads: [head] };
  const { type = 'StreamHeads.v1', stream = 'ledger-main' } = change;
  contents.push(content({ stream, type, data: change.heads?.(data) ?? data }, contents.length, revisions));
  return { contents, ends };
}

function content({ stream, type, data = {}, partnershipId }: Written, index: number, revisions: Map<string, number>) {
  const revision = revisions.get(stream) ?? 0;
  revisions.set(stream, revision + 1);
  const metadata = {
    actor: 'actor-1',
    salt: `salt-${index}`,
    ...(partnershipId === undefined ? {} : { partnershipId }),
  };
  return { eventId: `event-${index}`, stream, revision, type, data, metadata };
}

/** The bundle of our partnership, as an honest ledger makes it. */
export function bundleOf(
  { contents, ends } = ledgerOf(),
  signers = [log, witness],
  positions = [0, 1, 3, 4, 5, 7],
): Bundle {
  const leaves = contents.map((event) => leafBytes(event));
  const source = sourceOfLeafHashes(leaves.map(leafHash));
  const size = BigInt(leaves.length);
  const root = rootOf({ size, source });
  const proven = (position: number): Bundle['heads']['event'] => {
    const proof = proveInclusion({ index: BigInt(position), size, source });
    const leaf = canonicalJson(contents[position]);
    if (!proof.ok) throw new Error(proof.reason);
    return { position: BigInt(position), leaf, proof: proof.proof };
  };
  if (!root.ok) throw new Error(root.reason);
  const events = positions.map((position): BundledEvent => ({ ...proven(position), sealed: {}, opened: {} }));
  return {
    partnership: OURS,
    documents: [{ position: 3n, pointer: '/documentHash', sha256: 'a'.repeat(64) }],
    checkpoint: signNote(formatCheckpoint({ origin: 'log.example/red', size, root: root.root }), signers),
    policy: POLICY,
    events: events.map((event) =>
      event.position === 4n
        ? { ...event, sealed: { '/lines/0/amount': PRICE.entry }, opened: { '/lines/0/amount': PRICE.opened } }
        : event.position === 5n
          ? { ...event, sealed: { '/person': NAME.entry } }
          : event,
    ),
    heads: { event: proven(8), ends },
  };
}

export const LOG_ONLY = [log];

import { nodeDigest, type CheckpointEntry } from '@pacta/event-store';
import { encodeHex, Frontier, parseCheckpoint, type Policy } from '@pacta/proof';
import type { LedgerFinding, VerifyCheck } from '@pacta/read-models';
import { newestFirst } from '../signing/checkpoint-history.ts';
import { equalHashes } from '../signing/equal-hashes.ts';
import type { SignedTree } from '../signing/last-signed.ts';
import { readEntry, type SignedCheckpoint } from '../signing/signed-checkpoint.ts';
import { askWitness, type PostText } from '../witnessing/ask-witness.ts';
import { againstCheck } from './against.ts';
import { lastSignedFault } from './last-signed-check.ts';
import { appendHashes, HASH_BYTES, packedTree } from './packed-hashes.ts';

export interface LogToVerify {
  readonly checkpoints: Parameters<typeof newestFirst>[0];
  readonly origin: string;
  /** The log's verifier keys, earlier ones included; undefined where they are not available. */
  readonly keys: readonly string[] | undefined;
  /** What was signed last, as the key folder says, or why that can't be read; undefined where it says nothing. */
  readonly lastSigned?: SignedTree | string | undefined;
  /** Text of an older checkpoint, or of a proof that contains one. */
  readonly against?: string | undefined;
  /** The policy whose witnesses are asked whether they have seen a larger log. */
  readonly policy?: Policy | undefined;
  readonly post?: PostText;
}

export interface LogVerified {
  readonly checks: readonly VerifyCheck[];
  readonly firstBad: LedgerFinding | undefined;
}

const passed = (name: string, detail: string): VerifyCheck => ({ name, ok: true, detail });

/** Verifies a log against its signatures: its leaves are passed in order, then the checks are requested. */
export class LogVerification {
  readonly #log: LogToVerify;
  readonly #entries: readonly CheckpointEntry[];
  readonly #tree = new Frontier({ nodeHash: nodeDigest });
  /** Size → root, for every signed size. */
  readonly #roots = new Map<bigint, Uint8Array | undefined>();
  /** All leaf hashes, for consistency proofs to a witness. */
  readonly #leaves: Uint8Array[] = [];
  readonly #firsts: LedgerFinding[] = [];
  #unreadable: number | undefined;
  /** Size up to which the stored checkpoints confirm the log. */
  #confirmed = 0n;

  private constructor(log: LogToVerify, entries: readonly CheckpointEntry[]) {
    this.#log = log;
    this.#entries = entries;
    for (const text of [
      ...entries.map(({ note }) => note),
      ...(log.against === undefined ? [] : [checkpointIn(log.against)]),
    ]) {
      const read = parseCheckpoint(text);
      if (read.ok) this.#roots.set(read.checkpoint.size, undefined);
    }
    if (typeof log.lastSigned === 'object') this.#roots.set(log.lastSigned.size, undefined);
  }

  /** Reads the stored checkpoints. @throws StoreUnavailable */
  static async over(log: LogToVerify): Promise<LogVerification> {
    const entries: CheckpointEntry[] = [];
    for await (const entry of newestFirst(log.checkpoints)) entries.push(entry);
    return new LogVerification(log, entries.reverse());
  }

  /** Leaf hashes, 32 bytes each, of the leaves from position `first` on; each once and in order. */
  leaves(first: number, hashes: Uint8Array): void {
    if (this.#unreadable !== undefined || first !== Number(this.#tree.size)) {
      this.#unreadable ??= Number(this.#tree.size);
      return;
    }
    if (this.#log.policy !== undefined) this.#leaves.push(hashes);
    let at = 0;
    for (const size of this.#sizesWithin(first, first + hashes.length / HASH_BYTES)) {
      const end = (Number(size) - first) * HASH_BYTES;
      appendHashes(this.#tree, hashes.subarray(at, end));
      this.#roots.set(size, this.#tree.root());
      at = end;
    }
    appendHashes(this.#tree, hashes.subarray(at));
  }

  /** Signed sizes above `from` and up to `to`, in order. */
  #sizesWithin(from: number, to: number): readonly bigint[] {
    const within = [...this.#roots.keys()].filter((size) => size > from && size <= to);
    return within.sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  }

  async checks(): Promise<LogVerified> {
    const checks = [
      this.#treeCheck(),
      this.#checkpointsCheck(),
      this.#lastSignedCheck(),
      this.#rollBackCheck(),
      ...(await this.#witnessChecks()),
    ];
    return { checks, firstBad: this.#firsts[0] };
  }

  #treeCheck(): VerifyCheck {
    const events = this.#tree.size;
    if (this.#unreadable === undefined)
      return passed('tree', `the tree over ${events} events has the root ${encodeHex(this.#tree.root())}`);
    return this.#fail(
      'tree',
      this.#unreadable,
      `it can't be built beyond event @${this.#unreadable}, which can't be read`,
    );
  }

  #checkpointsCheck(): VerifyCheck {
    const name = 'checkpoints';
    if (this.#entries.length === 0) return passed(name, 'not checked: none was signed yet');
    let before = 0n;
    for (const [place, entry] of this.#entries.entries()) {
      const named = `checkpoint ${place} of ${this.#entries.length}`;
      if (entry.number !== place) return this.#fail(name, null, `${named} is missing`);
      const read = this.#read(entry);
      if (typeof read === 'string') return this.#fail(name, Number(before), `${named}: ${read}`);
      if (read.size < before) return this.#fail(name, null, `${named} is of a smaller log than the one before it`);
      const fault = this.#rootFault(read.size, read.root, before);
      if (fault !== undefined) return this.#fail(name, fault.position, `${named}: ${fault.why}`);
      before = read.size;
      this.#confirmed = before;
    }
    const whose =
      this.#log.keys === undefined ? 'signatures not checked, the keys are not at hand' : "signed by this ledger's key";
    return passed(name, `every one is of this log as it stands, the newest over ${before} events; ${whose}`);
  }

  #read(entry: CheckpointEntry): Pick<SignedCheckpoint, 'size' | 'root'> | string {
    const { origin, keys } = this.#log;
    if (keys !== undefined) return readEntry(entry, origin, keys);
    const read = parseCheckpoint(entry.note);
    if (!read.ok) return read.reason;
    return read.checkpoint.origin === origin ? read.checkpoint : `it is of another log, ${read.checkpoint.origin}`;
  }

  /** Why the log's root at this size differs, and the first event that no earlier checkpoint confirms. */
  #rootFault(
    size: bigint,
    root: Uint8Array,
    good: bigint,
  ): { readonly position: number; readonly why: string } | undefined {
    const events = this.#tree.size;
    if (size > events)
      return { position: Number(events), why: `it was signed over ${size} events, and the log ends after ${events}` };
    const own = size === 0n ? root : this.#roots.get(size);
    if (own !== undefined && equalHashes(own, root)) return undefined;
    const where =
      size - good === 1n ? `event @${good} is not the one` : `events @${good} to @${size - 1n} are not those`;
    return { position: Number(good), why: `${where} that were signed for` };
  }

  #lastSignedCheck(): VerifyCheck {
    const name = 'last signed';
    const { lastSigned } = this.#log;
    if (lastSigned === undefined) return passed(name, 'not checked: the key folder does not say what was signed last');
    if (typeof lastSigned === 'string') return this.#fail(name, null, lastSigned);
    const here = `the key folder says that ${lastSigned.size} events were signed last`;
    // Where that is the newest checkpoint here, it was checked as such.
    if (this.#isNewest(lastSigned)) return passed(name, `${here}, and so does the newest checkpoint`);
    const fault = lastSignedFault(lastSigned, {
      origin: this.#log.origin,
      events: this.#tree.size,
      rootAt: (size) => this.#roots.get(size),
      confirmed: this.#confirmed,
    });
    return fault === undefined
      ? passed(name, `${here}, and they are here`)
      : this.#fail(name, fault.position, fault.why);
  }

  #isNewest(lastSigned: SignedTree): boolean {
    const read = parseCheckpoint(this.#entries.at(-1)?.note ?? '');
    if (!read.ok) return false;
    const { origin, size, root } = read.checkpoint;
    return origin === lastSigned.origin && size === lastSigned.size && equalHashes(root, lastSigned.root);
  }

  #rollBackCheck(): VerifyCheck {
    const { against, policy } = this.#log;
    if (against === undefined)
      return passed(
        'roll-back',
        policy?.witnesses.some(({ url }) => url !== undefined) === true
          ? 'see what the witnesses say'
          : 'not checked: whether ledger and key folder were put back to an earlier state together needs an older checkpoint (--against) or a witness (--policy)',
      );
    const verdict = againstCheck({
      ...this.#log,
      text: checkpointIn(against),
      events: this.#tree.size,
      rootAt: (size) => this.#roots.get(size),
    });
    if (verdict.ok) return passed('roll-back', verdict.detail);
    return this.#fail('roll-back', verdict.position, verdict.detail);
  }

  async #witnessChecks(): Promise<readonly VerifyCheck[]> {
    const { policy, keys, origin, post } = this.#log;
    const asked = policy?.witnesses.filter(({ url }) => url !== undefined) ?? [];
    const last = this.#entries.at(-1);
    const newest = last === undefined ? 'none was signed yet' : readEntry(last, origin, keys ?? []);
    const tree = packedTree(this.#leaves);
    return Promise.all(
      asked.map(async (witness): Promise<VerifyCheck> => {
        const name = `witness ${witness.name}`;
        if (typeof newest === 'string')
          return passed(name, `not checked: there is no checkpoint to show it (${newest})`);
        const reply = await askWitness(witness, newest, {
          tree,
          ...(post && { post }),
        });
        switch (reply.kind) {
          case 'cosigned':
            return passed(
              name,
              `it has cosigned the newest checkpoint, over ${newest.size} events, and none beyond it`,
            );
          case 'ahead':
            return this.#fail(
              name,
              Number(newest.size),
              `it has seen ${reply.size} events of this ledger, which has signed ${newest.size}: the ledger was put back`,
            );
          case 'inconsistent':
            return this.#fail(name, null, `it holds that the log was rewritten: ${reply.why}`);
          case 'failed':
            return passed(name, `not checked: ${reply.why}`);
        }
      }),
    );
  }

  #fail(name: string, position: number | null, detail: string): VerifyCheck {
    this.#firsts.push({ position, stream: null, revision: null, eventId: null, why: `${name}: ${detail}` });
    return { name, ok: false, detail };
  }
}

/** The checkpoint in a text: the text itself, or the end of a proof; its last newline is easily lost. */
function checkpointIn(given: string): string {
  const text = given.endsWith('\n') ? given : `${given}\n`;
  const end = text.startsWith('c2sp.org/tlog-proof@v1\n') ? text.indexOf('\n\n') : -1;
  return end < 0 ? text : text.slice(end + 2);
}

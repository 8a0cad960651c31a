import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { copyOfHash } from '../bytes.ts';
import type { VerifiedSignature } from '../note/verify-note.ts';
import { answered, type Check, failed, notChecked, passed, type Refused, refused } from '../outcome.ts';
import type { Policy } from '../policy/policy.ts';
import { checkCheckpoint, readPolicy } from '../policy/verify-checkpoint.ts';
import { verifyInclusion } from '../tree/verify-inclusion.ts';
import { parseProofFile, type ProofFile } from './proof-file.ts';

/** The checks in the order made. */
interface Checked {
  readonly checks: readonly Check[];
}

/** The statement proved: this leaf is at `index` in the log of `checkpoint`. */
export type ProofFileVerdict =
  | ({
      readonly ok: true;
      readonly index: bigint;
      readonly checkpoint: Checkpoint;
      readonly signatures: readonly VerifiedSignature[];
      /** Opaque and not authenticated. */
      readonly extra?: Uint8Array;
    } & Checked)
  | (Refused & Checked);

const INCLUSION = 'inclusion';

/**
 * Verifies a `.tlog-proof` offline: the checkpoint against the policy (one of its logs signed, its quorum cosigned),
 * and the leaf against the checkpoint. The caller computes the leaf hash from the entry itself. Never throws.
 */
export function verifyProofFile(of: {
  readonly file: string | Uint8Array;
  readonly leafHash: Uint8Array;
  readonly policy: string | Uint8Array | Policy;
}): ProofFileVerdict {
  const verdict = answered(() => {
    const read = parseProofFile(of.file);
    if (!read.ok) return malformed('proof file', read.reason);
    const policy = readPolicy(of.policy);
    if (!policy.ok) return malformed('policy', policy.reason);
    const leafHash = copyOfHash(of.leafHash);
    if (leafHash === undefined) return malformed('leaf hash', 'the leaf hash is not 32 bytes');
    return check(read.file, leafHash, policy.policy);
  });
  return 'checks' in verdict ? verdict : malformed('proof file', verdict.reason);
}

const malformed = (name: string, reason: string): ProofFileVerdict => ({
  ...refused(reason),
  checks: [failed(name, 'malformed', reason)],
});

function check(file: ProofFile, leafHash: Uint8Array, policy: Policy): ProofFileVerdict {
  const { index, proof, extra } = file;
  const { checkpoint, signatures, checks: signed } = checkCheckpoint(file.checkpoint, policy);
  const read = [passed('proof file', `entry ${index}`), ...signed];
  if (checkpoint === undefined) return verdictOf([...read, notChecked(INCLUSION, 'the checkpoint could not be read')]);
  const { size, root } = checkpoint;
  const included = verifyInclusion({ leafHash, index, size, proof, root });
  const inclusion = included.ok
    ? passed(INCLUSION, `the entry is number ${index} of ${size}, counted from 0`)
    : failed(INCLUSION, 'not-included', included.reason);
  const proved = { ok: true, index, checkpoint, signatures, ...(extra === undefined ? {} : { extra }) } as const;
  return verdictOf([...read, inclusion], proved);
}

/** Refused for the first failed check; otherwise the statement proved. Also refused where nothing was proved. */
function verdictOf(
  checks: readonly Check[],
  proved?: Omit<Extract<ProofFileVerdict, { ok: true }>, 'checks'>,
): ProofFileVerdict {
  const fault = checks.find(({ ok }) => !ok);
  if (fault !== undefined) return { ...refused(fault.detail), checks };
  return proved === undefined ? { ...refused('nothing was proved'), checks } : { ...proved, checks };
}

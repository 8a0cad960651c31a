import { counted } from '../counted.ts';
import { type Checkpoint, parseCheckpointBody } from '../checkpoint/checkpoint.ts';
import { parseNote, type SignedNote } from '../note/parse-note.ts';
import { formatVerifierKey, readKeys, type VerifierKey } from '../note/verifier-key.ts';
import { type VerifiedSignature, verifySignatures } from '../note/verify-note.ts';
import {
  answered,
  type Check,
  failed,
  isRecord,
  notChecked,
  type Outcome,
  passed,
  type Refused,
  refused,
} from '../outcome.ts';
import { parsePolicy } from './parse-policy.ts';
import type { Policy, Quorum } from './policy.ts';
import { evaluateQuorum } from './quorum.ts';

/** The result of verifying a checkpoint, with the checks in the order made. */
export type CheckpointVerdict =
  | {
      readonly ok: true;
      readonly checkpoint: Checkpoint;
      /** Every key of the policy that signed, the log's and the witnesses'. */
      readonly signatures: readonly VerifiedSignature[];
      readonly checks: readonly Check[];
    }
  | (Refused & { readonly checks: readonly Check[] });

/** As `CheckpointVerdict`, before the overall result. */
export interface CheckedCheckpoint {
  /** Undefined where it could not be parsed. Not to be trusted while a check has failed. */
  readonly checkpoint: Checkpoint | undefined;
  readonly signatures: readonly VerifiedSignature[];
  readonly checks: readonly Check[];
}

/**
 * Verifies a signed checkpoint against a policy: signed by one of its logs, under that log's own origin, and cosigned
 * by its quorum; an invalid signature of any key in the policy refuses the whole. Never throws.
 */
export function verifyCheckpoint(of: {
  readonly checkpoint: string | Uint8Array;
  readonly policy: string | Uint8Array | Policy;
}): CheckpointVerdict {
  const verdict = answered((): CheckpointVerdict => {
    const policy = readPolicy(of.policy);
    if (!policy.ok) return { ...policy, checks: [failed('policy', 'malformed', policy.reason)] };
    const { checkpoint, signatures, checks } = checkCheckpoint(of.checkpoint, policy.policy);
    const fault = checks.find(({ ok }) => !ok);
    return fault === undefined && checkpoint !== undefined
      ? { ok: true, checkpoint, signatures, checks }
      : { ...refused(fault?.detail ?? 'nothing was checked'), checks };
  });
  if ('checks' in verdict) return verdict;
  return { ...verdict, checks: [failed('checkpoint', 'malformed', verdict.reason)] };
}

/** A policy as text, or parsed. */
export function readPolicy(input: unknown): Outcome<{ policy: Policy }> {
  if (!isRecord(input) || !('quorum' in input)) {
    const read = parsePolicy(input as string);
    return read.ok ? read : refused(`the policy can't be read: ${read.reason}`);
  }
  const { logs, witnesses, quorum } = input as unknown as Policy;
  if (!Array.isArray(logs) || !Array.isArray(witnesses) || !isRecord(quorum)) return refused('this is no policy');
  return { ok: true, policy: { logs, witnesses, quorum: quorum as Quorum } };
}

/** The checks one by one: 'checkpoint', 'signatures', 'log' and 'witnesses'. */
export function checkCheckpoint(input: string | Uint8Array, { logs, witnesses, quorum }: Policy): CheckedCheckpoint {
  const parsed = readCheckpoint(input);
  if (!parsed.ok) {
    const checks = [failed('checkpoint', 'malformed', parsed.reason), ...unmade('the checkpoint could not be read')];
    return { checkpoint: undefined, signatures: [], checks };
  }
  const { note, checkpoint } = parsed;
  const read = passed('checkpoint', `${checkpoint.origin}, ${checkpoint.size} entries`);
  const keys = readKeys(distinct([...logs, ...witnesses].map(({ key }) => key)));
  const found = keys.ok ? verifySignatures(note, keys.keys) : keys;
  if (!found.ok) {
    const [, ...rest] = unmade('a signature that must verify does not');
    return { checkpoint, signatures: [], checks: [read, failed('signatures', 'bad-signature', found.reason), ...rest] };
  }
  const signatures = found.verified;
  const signers = signatures.map(({ key }) => key);
  const verified = passed(
    'signatures',
    `${counted(signers.length, 'key')} of the policy signed, and every signature verifies`,
  );
  const checks = [read, verified, logCheck(checkpoint, logs, signers), quorumCheck(quorum, signers)];
  return { checkpoint, signatures, checks };
}

/** The note, and the checkpoint that is its text. */
function readCheckpoint(input: string | Uint8Array): Outcome<{ note: SignedNote; checkpoint: Checkpoint }> {
  const read = parseNote(input);
  if (!read.ok) return read;
  const body = parseCheckpointBody(read.note.text);
  return body.ok ? { ok: true, note: read.note, checkpoint: body.checkpoint } : body;
}

const unmade = (why: string): Check[] => ['signatures', 'log', 'witnesses'].map((name) => notChecked(name, why));

/** Each key once: a log and a witness may share a key. */
function distinct(keys: readonly VerifierKey[]): VerifierKey[] {
  return [...new Map(keys.map((key) => [formatVerifierKey(key), key])).values()];
}

function logCheck({ origin }: Checkpoint, logs: Policy['logs'], signers: readonly VerifierKey[]): Check {
  const known = logs.filter(({ key }) => key.name === origin).map(({ key }) => formatVerifierKey(key));
  if (known.length === 0) return failed('log', 'unknown-log', `the policy has no log '${origin}'`);
  const signed = signers.find((key) => known.includes(formatVerifierKey(key)));
  return signed === undefined
    ? failed('log', 'not-signed', `the log '${origin}' has not signed the checkpoint`)
    : passed('log', `signed by ${signed.name}+${signed.id}`);
}

function quorumCheck(quorum: Quorum, signers: readonly VerifierKey[]): Check {
  const { met, detail } = evaluateQuorum(quorum, signers);
  return met ? passed('witnesses', detail) : failed('witnesses', 'below-quorum', detail);
}

import { counted } from '../counted.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { formatVerifierKey, TYPE_COSIGNATURE_V1 } from '../note/verifier-key.ts';
import type { VerifiedSignature } from '../note/verify-note.ts';
import { answered, type Check, failed, notChecked, passed, type Refused, refused } from '../outcome.ts';
import type { Policy } from '../policy/policy.ts';
import { checkCheckpoint, readPolicy } from '../policy/verify-checkpoint.ts';
import { type Bundle, MEMBERS } from './bundle.ts';
import { checkCompleteness } from './check-completeness.ts';
import { type BadEvent, checkInclusion, checkLeaves, type Finding, type ReadEvent } from './check-events.ts';
import { checkBoxes, checkDocuments, checkOpenedFields } from './check-fields.ts';
import { readBundle } from './read-bundle.ts';

interface BundleFindings {
  /** Every check, in the order made. */
  readonly checks: readonly Check[];
  /** The first faulty event, by position. */
  readonly firstBad: BadEvent | null;
  /** Number of events in the bundle. */
  readonly events: number;
}

/** The result of verifying a bundle. */
export type BundleVerdict =
  | ({ readonly ok: true; readonly bundle: Bundle; readonly checkpoint: Checkpoint } & BundleFindings)
  | (Refused & BundleFindings);

/**
 * Verifies a bundle offline from the members of its archive: the checkpoint against a policy, every event against the
 * checkpoint, every stream against its recorded end, every box and every opened value against its digest. `policy` is
 * the verifier's own; without it the bundle's policy is used, and the check 'keys' says so. Never throws.
 */
export function verifyBundle(of: {
  readonly members: ReadonlyMap<string, Uint8Array>;
  readonly policy?: string | Uint8Array | Policy;
}): BundleVerdict {
  const verdict = answered((): BundleVerdict => {
    const read = readBundle(of.members);
    if (!read.ok) return unreadable('bundle', read.reason);
    const policy = readPolicy(of.policy ?? read.bundle.policy);
    if (!policy.ok) return unreadable('policy', policy.reason);
    return verify(read.bundle, policy.policy, of.policy === undefined, of.members);
  });
  return 'checks' in verdict ? verdict : unreadable('bundle', verdict.reason);
}

const unreadable = (name: string, reason: string): BundleVerdict => ({
  ...refused(reason),
  checks: [failed(name, 'malformed', reason)],
  firstBad: null,
  events: 0,
});

function verify(
  bundle: Bundle,
  policy: Policy,
  isOwnPolicy: boolean,
  members: ReadonlyMap<string, unknown>,
): BundleVerdict {
  const { checkpoint, signatures, checks: signed } = checkCheckpoint(bundle.checkpoint, policy);
  const leaves = checkLeaves(bundle.events);
  const whole = leaves.finding.check.ok
    ? eventFindings(bundle, leaves.events, checkpoint)
    : EVENT_CHECKS.map((name) => ({ check: notChecked(name, 'not every event could be read') }));
  const findings: Finding[] = [
    { check: passed('bundle', `partnership ${bundle.partnership}`) },
    { check: keysCheck(policy, isOwnPolicy) },
    ...signed.map((check) => ({ check })),
    leaves.finding,
    ...whole,
    { check: rollBackCheck(signatures) },
    ...reportsCheck(members).map((check) => ({ check })),
  ];
  const checks = findings.map(({ check }) => check);
  const bad = findings.flatMap(({ bad }) => bad ?? []).sort((one, other) => Number(one.position - other.position));
  const found = { checks, firstBad: bad[0] ?? null, events: bundle.events.length };
  const fault = checks.find(({ ok }) => !ok);
  if (fault === undefined && checkpoint !== undefined) return { ok: true, bundle, checkpoint, ...found };
  return { ...refused(fault?.detail ?? 'nothing was checked'), ...found };
}

const EVENT_CHECKS = ['inclusion', 'stream heads', 'completeness', 'boxes', 'opened fields', 'documents'];

function eventFindings(
  bundle: Bundle,
  events: readonly ReadEvent[],
  checkpoint: Checkpoint | undefined,
): readonly Finding[] {
  const opened = checkOpenedFields(events);
  return [
    checkInclusion(events, checkpoint),
    ...checkCompleteness(bundle, events, checkpoint),
    checkBoxes(events),
    opened,
    opened.check.ok
      ? checkDocuments(bundle, events)
      : { check: notChecked('documents', 'not every opened field is as it was recorded') },
  ];
}

/** The source of the keys: a bundle verified with its own keys proves only that its maker had them. */
function keysCheck({ logs }: Policy, isOwnPolicy: boolean): Check {
  if (!isOwnPolicy) return passed('keys', 'log and witnesses are those of your policy');
  const keys = logs.map(({ key }) => formatVerifierKey(key)).join(', ');
  return notChecked('keys', `they came with the bundle; compare them with those you were given: ${keys}`);
}

/** A restored older ledger is consistent in itself: only a witness, or an older checkpoint, can detect it. */
function rollBackCheck(signatures: readonly VerifiedSignature[]): Check {
  const witnesses = signatures.filter(({ key }) => key.type === TYPE_COSIGNATURE_V1).length;
  return witnesses === 0
    ? notChecked('roll-back', 'no witness cosigned, and there is no older checkpoint to compare with')
    : passed(
        'roll-back',
        `${counted(witnesses, 'witness', 'witnesses')} saw the log grow to this checkpoint, and would have refused if it had taken anything back`,
      );
}

const VERIFIED = new Set<string>(Object.values(MEMBERS));

function reportsCheck(members: ReadonlyMap<string, unknown>): Check[] {
  const others = [...members.keys()].filter((name) => !VERIFIED.has(name));
  return others.length === 0
    ? []
    : [notChecked('other members', `${others.join(', ')}: for reading; the events are what is proved`)];
}

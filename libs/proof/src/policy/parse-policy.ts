import { equalBytes } from '../bytes.ts';
import { parseDecimal } from '../decimal.ts';
import { parseVerifierKey, TYPE_COSIGNATURE_V1, type VerifierKey } from '../note/verifier-key.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { policyLines, shown } from './policy-lines.ts';
import type { Policy, PolicyLog, PolicyWitness, Quorum } from './policy.ts';

/** Most logs, witnesses and groups in a policy, each; C2SP tlog-policy requires at least 32. */
const MAX_OF_EACH = 1000;
const NONE = 'none';

/** The policy read so far. Names are compared as octets. */
interface Draft {
  readonly logs: PolicyLog[];
  readonly witnesses: PolicyWitness[];
  readonly named: Map<string, Quorum>;
  readonly inGroup: Set<string>;
  quorum: Quorum | undefined;
}

/** Reads one line into the draft; returns why it can't. */
type Reader = (draft: Draft, items: readonly string[]) => string | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  log: readLog,
  witness: readWitness,
  group: readGroup,
  quorum: readQuorum,
};

/**
 * Parses a policy file (C2SP tlog-policy): `log <key> [url]`, `witness <name> <key> [url]`, `group <name> all|any|k
 * <member>…` and exactly one `quorum <name>` or `quorum none`. Names are defined before use; no key belongs to two logs
 * or two witnesses, no name to two groups. A refusal names the line. Never throws.
 */
export function parsePolicy(input: string | Uint8Array): Outcome<{ policy: Policy }> {
  return answered(() => {
    const read = policyLines(input);
    if (!read.ok) return read;
    const draft: Draft = { logs: [], witnesses: [], named: new Map(), inGroup: new Set(), quorum: undefined };
    for (const { number, items } of read.lines) {
      const [keyword = '', ...rest] = items;
      const reader = Object.hasOwn(READERS, keyword) ? READERS[keyword] : undefined;
      const fault = reader === undefined ? `'${shown(keyword)}' is no keyword of a policy` : reader(draft, rest);
      if (fault !== undefined) return refused(`line ${number}: ${fault}`);
    }
    const { logs, witnesses, quorum } = draft;
    return quorum === undefined
      ? refused('there is no quorum line')
      : { ok: true as const, policy: { logs, witnesses, quorum } };
  });
}

function readKey(item: string): VerifierKey | string {
  const read = parseVerifierKey(shown(item));
  return read.ok ? read.key : read.reason;
}

const hasKey = (those: readonly { readonly key: VerifierKey }[], { publicKey }: VerifierKey): boolean =>
  those.some(({ key }) => equalBytes(key.publicKey, publicKey));

function readLog(draft: Draft, [item, url, ...rest]: readonly string[]): string | undefined {
  if (item === undefined || rest.length > 0) return 'a log has a key and may have an address';
  const key = readKey(item);
  if (typeof key === 'string') return key;
  if (hasKey(draft.logs, key)) return 'this key stands in another log line';
  if (draft.logs.length === MAX_OF_EACH) return `there are more than ${MAX_OF_EACH} logs`;
  draft.logs.push(url === undefined ? { key } : { key, url: shown(url) });
  return undefined;
}

/** Why a name can't be defined here, or undefined. */
function nameFault({ named }: Draft, name: string): string | undefined {
  if (name === NONE) return `'${NONE}' names the quorum of no witnesses`;
  return named.has(name) ? `'${shown(name)}' is defined already` : undefined;
}

function readWitness(draft: Draft, [name = '', item, url, ...rest]: readonly string[]): string | undefined {
  if (item === undefined || rest.length > 0) {
    return 'a witness has a name and a key and may have an address';
  }
  const key = readKey(item);
  if (typeof key === 'string') return key;
  if (key.type !== TYPE_COSIGNATURE_V1) return 'the key of a witness is of type 0x04, cosignature/v1';
  if (hasKey(draft.witnesses, key)) return 'this key stands in another witness line';
  if (draft.witnesses.length === MAX_OF_EACH) return `there are more than ${MAX_OF_EACH} witnesses`;
  const witness: PolicyWitness = { name: shown(name), key, ...(url === undefined ? {} : { url: shown(url) }) };
  const fault = nameFault(draft, name);
  if (fault !== undefined) return fault;
  draft.witnesses.push(witness);
  draft.named.set(name, { kind: 'witness', witness });
  return undefined;
}

function readGroup(draft: Draft, [name = '', rule = '', ...names]: readonly string[]): string | undefined {
  if (names.length === 0) return 'a group has a name, a rule and members';
  const fault = nameFault(draft, name);
  if (fault !== undefined) return fault;
  const count = BigInt(names.length);
  const threshold = rule === 'any' ? 1n : rule === 'all' ? count : parseDecimal(rule, count);
  if (threshold === undefined || threshold < 1n)
    return `the rule of a group is all, any or a number from 1 to ${count}`;
  const members: Quorum[] = [];
  for (const member of names) {
    const found = draft.named.get(member);
    if (found === undefined) return `'${shown(member)}' is not defined above`;
    if (draft.inGroup.has(member)) return `'${shown(member)}' is a member twice`;
    draft.inGroup.add(member);
    members.push(found);
  }
  if (draft.named.size - draft.witnesses.length === MAX_OF_EACH) return `there are more than ${MAX_OF_EACH} groups`;
  draft.named.set(name, { kind: 'group', name: shown(name), threshold: Number(threshold), members });
  return undefined;
}

function readQuorum(draft: Draft, [name, ...rest]: readonly string[]): string | undefined {
  if (name === undefined || rest.length > 0) return 'a quorum has one name';
  if (draft.quorum !== undefined) return 'there is a second quorum line';
  const quorum = name === NONE ? { kind: 'none' as const } : draft.named.get(name);
  if (quorum === undefined) return `'${shown(name)}' is not defined above`;
  draft.quorum = quorum;
  return undefined;
}

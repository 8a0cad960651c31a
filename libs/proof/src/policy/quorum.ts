import { formatVerifierKey, type VerifierKey } from '../note/verifier-key.ts';
import type { PolicyWitness, Quorum } from './policy.ts';

/** The result of evaluating a quorum. */
export interface QuorumFound {
  readonly met: boolean;
  /** Witnesses of the quorum that signed, and those that did not, by their names in the policy. */
  readonly signed: readonly string[];
  readonly missing: readonly string[];
  /** One sentence, such as: `sides` needs 3 of 3 and has 2; public-funders needs 1 of 2 and has 0 (fund-a, fund-b). */
  readonly detail: string;
}

/**
 * Evaluates a quorum over the keys that signed. Signatures are verified earlier, by `verifyCheckpoint` or `verifyNote`.
 */
export function evaluateQuorum(quorum: Quorum, signers: Iterable<VerifierKey>): QuorumFound {
  const keys = new Set([...signers].map(formatVerifierKey));
  const hasSigned = ({ key }: PolicyWitness): boolean => keys.has(formatVerifierKey(key));
  const asked = witnessesOf(quorum);
  const namesOf = (those: readonly PolicyWitness[]): string[] => those.map(({ name }) => name);
  const signed = namesOf(asked.filter(hasSigned));
  const met = isMet(quorum, hasSigned);
  const detail = met ? metInWords(quorum, signed) : shortfalls(quorum, hasSigned).join('; ');
  return { met, signed, missing: namesOf(asked.filter((witness) => !hasSigned(witness))), detail };
}

type HasSigned = (witness: PolicyWitness) => boolean;

function isMet(quorum: Quorum, hasSigned: HasSigned): boolean {
  if (quorum.kind === 'none') return true;
  if (quorum.kind === 'witness') return hasSigned(quorum.witness);
  return quorum.members.filter((member) => isMet(member, hasSigned)).length >= quorum.threshold;
}

function witnessesOf(quorum: Quorum): PolicyWitness[] {
  if (quorum.kind === 'none') return [];
  return quorum.kind === 'witness' ? [quorum.witness] : quorum.members.flatMap(witnessesOf);
}

const metInWords = (quorum: Quorum, signed: readonly string[]): string =>
  quorum.kind === 'none' ? 'the policy asks for no witness' : `cosigned by ${signed.join(', ')}`;

/** What an unmet quorum lacks, group by group, from the quorum down. */
function shortfalls(quorum: Quorum, hasSigned: HasSigned): string[] {
  if (quorum.kind !== 'group') return [`${nameOf(quorum)} has not cosigned`];
  const { name, threshold, members } = quorum;
  const short = members.filter((member) => !isMet(member, hasSigned));
  const has = members.length - short.length;
  const own = `${name} needs ${threshold} of ${members.length} and has ${has}, without ${short.map(nameOf).join(', ')}`;
  const groups = short.filter(({ kind }) => kind === 'group');
  return [own, ...groups.flatMap((group) => shortfalls(group, hasSigned))];
}

function nameOf(quorum: Quorum): string {
  switch (quorum.kind) {
    case 'none':
      return quorum.kind;
    case 'witness':
      return quorum.witness.name;
    case 'group':
      return quorum.name;
  }
}

import { readFileSync } from 'node:fs';
import { parsePolicy, type Policy } from '@pacta/proof';
import { EXIT, StartFault } from '@pacta/process';

/** The witnesses that a ledger asks, as its operator's policy file names them. */
export interface WitnessPolicy {
  readonly policy: Policy;
  /** The lines about witnesses, groups and the quorum, as they stand in the file. */
  readonly lines: readonly string[];
}

/** Reads the file that PACTA_POLICY names. @throws StartFault */
export function witnessPolicy(path: string): WitnessPolicy {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (fault) {
    const why = (fault as NodeJS.ErrnoException).code ?? 'unknown';
    throw wrong(`PACTA_POLICY is ${path}, which can't be read (${why}): name a policy file, or unset it.`);
  }
  const read = parsePolicy(text);
  if (!read.ok) throw wrong(`The policy file ${path} is not one: ${read.reason}. See docs/verify-without-us.md.`);
  // Which log it is, the ledger says itself.
  const lines = text.split('\n').filter((line) => /^[ \t]*(witness|group|quorum)[ \t]/.test(line));
  return { policy: read.policy, lines };
}

/** A whole policy file: this ledger's keys, then its witnesses and their quorum, or none. */
export function policyWith(keys: readonly string[], witnesses: WitnessPolicy | undefined): string {
  const lines = [...keys.map((key) => `log ${key}`), ...(witnesses?.lines ?? ['quorum none'])];
  return `${lines.join('\n')}\n`;
}

const wrong = (sentence: string): StartFault => new StartFault('wrong-policy', sentence, EXIT.usage);

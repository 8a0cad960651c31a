import { readFileSync } from 'node:fs';
import { parsePolicy, textOfFile, type Policy, type Refused } from '@pacta/proof';
import { EXIT, StartFault } from '@pacta/process';

/** The witnesses of a ledger, from its operator's policy file. */
export interface WitnessPolicy {
  readonly policy: Policy;
  /** The file's lines for witnesses, groups and the quorum, unchanged. */
  readonly lines: readonly string[];
}

/** Reads the file that PACTA_POLICY names. @throws StartFault */
export function witnessPolicy(path: string): WitnessPolicy {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (fault) {
    const why = (fault as NodeJS.ErrnoException).code ?? 'unknown';
    throw wrong(`PACTA_POLICY is ${path}, which can't be read (${why}): name a policy file, or unset it.`);
  }
  const file = textOfFile(bytes);
  const read = file.ok ? parsePolicy(file.text) : file;
  if (!file.ok || !read.ok)
    throw wrong(`The policy file ${path} is not one: ${(read as Refused).reason}. See docs/verify-without-us.md.`);
  // Not the log lines: the ledger gives its own keys.
  const lines = file.text.split('\n').filter((line) => /^[ \t]*(witness|group|quorum)[ \t]/.test(line));
  return { policy: read.policy, lines };
}

/** A whole policy file: this ledger's keys, then its witnesses and their quorum, if any. */
export function policyWith(keys: readonly string[], witnesses: WitnessPolicy | undefined): string {
  const lines = [...keys.map((key) => `log ${key}`), ...(witnesses?.lines ?? ['quorum none'])];
  return `${lines.join('\n')}\n`;
}

const wrong = (sentence: string): StartFault => new StartFault('wrong-policy', sentence, EXIT.usage);

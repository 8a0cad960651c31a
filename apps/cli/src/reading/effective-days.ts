import { isRefusal, readEffective, type EffectiveRange } from '@pacta/ledger';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';

/** The days that `--effective` names. @throws CommandFault wrong usage (2) */
export function effectiveDays(text: string | undefined): EffectiveRange | undefined {
  if (text === undefined) return undefined;
  const range = readEffective(text);
  if (isRefusal(range)) throw new CommandFault(EXIT.usage, `--effective: ${range.detail}`, range.next);
  return range;
}

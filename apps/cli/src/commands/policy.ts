import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { withSource } from '../reading/open-source.ts';

/** `pacta policy`: the keys, witnesses and quorum that verify this ledger, as a policy file. */
export async function policy(context: CommandContext): Promise<ExitCode> {
  const { json, terminal } = context;
  const text = await withSource(context, (source) => source.policy());
  await terminal.line(json ? JSON.stringify({ policy: text }) : text.trimEnd());
  terminal.suggest('Compare the key with the one that the ledger’s keeper gives you by another way.');
  return EXIT.done;
}

import { writeFileSync } from 'node:fs';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { eventReference } from '../reading/event-reference.ts';
import { withSource } from '../reading/open-source.ts';

/** `pacta proof`: writes an event's proof of inclusion in the log, which can be verified offline. */
export async function proof(
  context: CommandContext,
  event: string,
  { output }: { readonly output?: string },
): Promise<ExitCode> {
  const { json, terminal } = context;
  const found = await withSource(context, (source) => source.proof(eventReference(event)));
  if (output !== undefined) writeFileSync(output, found.text);
  else
    await terminal.line(
      json ? JSON.stringify({ proof: found.text, quorumMet: found.quorumMet }) : found.text.trimEnd(),
    );
  if (!found.quorumMet) terminal.note('Its checkpoint is not cosigned by its witnesses yet: ask again in a moment.');
  const file = output ?? 'receipt.tlog-proof';
  terminal.suggest(
    `Next: pacta show ${event} --json > event.json; pacta policy > policy.txt; pacta verify ${file} --event event.json --policy policy.txt`,
  );
  return EXIT.done;
}

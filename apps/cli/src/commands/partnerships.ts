import { renderPartnerships, wordsFor } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import type { ReadOptions } from '../reading/ledger-source.ts';
import { withSource } from '../reading/open-source.ts';
import { slugOf } from '../reading/partnership-reference.ts';

/** `pacta partnerships`: every partnership of the ledger, with what is committed and disbursed. */
export async function partnerships(context: CommandContext, options: ReadOptions): Promise<ExitCode> {
  const { json, language, terminal } = context;
  const rows = await withSource(context, (source) => source.partnerships(options));
  const [first] = rows;
  if (json) await terminal.line(JSON.stringify(rows, undefined, 2));
  else if (first === undefined) terminal.note(wordsFor(language).partnerships.none);
  else {
    const { width, style } = terminal;
    await terminal.line(renderPartnerships(rows, { width, style, language }).trimEnd());
    terminal.suggest(`Next: pacta report ${slugOf(first.name ?? '') || first.id}`);
  }
  return EXIT.done;
}

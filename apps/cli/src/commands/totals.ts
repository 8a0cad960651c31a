import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { totalsTable } from '../importing/summary-in-words.ts';
import { withSource } from '../reading/open-source.ts';

/** `pacta totals`: control totals of all imported files, by currency and kind. */
export async function totals(context: CommandContext, { asOf }: { readonly asOf?: string }): Promise<ExitCode> {
  const { json, language, terminal } = context;
  const rows = await withSource(context, (source) => source.totals(asOf));
  if (json) await terminal.line(JSON.stringify(rows, undefined, 2));
  else if (rows.length === 0) terminal.note('No published file was imported into this ledger yet: pacta import FILE.');
  else await terminal.line(totalsTable(rows, { width: terminal.width, style: terminal.style, language }).join('\n'));
  return EXIT.done;
}

import { renderPortfolio } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import type { ReadOptions } from '../reading/ledger-source.ts';
import { withSource } from '../reading/open-source.ts';

/** `pacta portfolio`: one organisation's commitments across partnerships, now or as of a moment. */
export async function portfolio(context: CommandContext, funder: string, options: ReadOptions): Promise<ExitCode> {
  const { terminal } = context;
  const found = await withSource(context, (source) => source.portfolio(funder, options));
  if (context.json) {
    await terminal.line(JSON.stringify(found, undefined, 2));
    return EXIT.done;
  }
  const { width, style } = terminal;
  await terminal.line(renderPortfolio(found, { width, style, language: context.language }).trimEnd());
  const [first] = found.partnerships;
  if (first !== undefined) terminal.suggest(`Next: pacta report ${first.id.slice(0, 8)}`);
  return EXIT.done;
}

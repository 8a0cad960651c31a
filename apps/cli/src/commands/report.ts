import { renderTransparency } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import type { ReadOptions } from '../reading/ledger-source.ts';
import { withSource } from '../reading/open-source.ts';

/** `pacta report`: the transparency report of one partnership, now or as of a moment. */
export async function report(context: CommandContext, partnership: string, options: ReadOptions): Promise<ExitCode> {
  const { terminal } = context;
  if (context.json) {
    const page = await withSource(context, (source) => source.reportPage(partnership, options));
    await terminal.line(JSON.stringify(page, undefined, 2));
    return EXIT.done;
  }
  const found = await withSource(context, (source) => source.report(partnership, options));
  const { width, style } = terminal;
  await terminal.line(renderTransparency(found, { width, style, language: context.language }).trimEnd());
  const event = found.events.at(-1)?.eventId;
  if (event !== undefined) terminal.suggest(`Next: pacta show ${event.slice(0, 8)}`);
  return EXIT.done;
}

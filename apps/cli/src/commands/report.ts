import { textOf, transparencyBlocks, wordsFor } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import type { ReadOptions } from '../reading/ledger-source.ts';
import { oneSection } from '../reading/one-section.ts';
import { withSource } from '../reading/open-source.ts';

interface ReportOptions extends ReadOptions {
  /** Of the text only this section is printed. */
  readonly section?: string;
}

/** `pacta report`: the transparency report of one partnership, now or as of a moment, whole or one section of it. */
export async function report(
  context: CommandContext,
  partnership: string,
  { section, ...options }: ReportOptions,
): Promise<ExitCode> {
  const { terminal } = context;
  if (context.json && section !== undefined)
    throw new CommandFault(EXIT.usage, '--section is for the text.', 'In JSON each section is a member.');
  if (context.json) {
    const page = await withSource(context, (source) => source.reportPage(partnership, options));
    await terminal.line(JSON.stringify(page, undefined, 2));
    return EXIT.done;
  }
  const found = await withSource(context, (source) => source.report(partnership, options));
  const { width, style } = terminal;
  const blocks = transparencyBlocks(found, wordsFor(context.language ?? 'en'), {});
  const shown = section === undefined ? blocks : oneSection(blocks, section);
  await terminal.line(textOf(shown, { width, style }).trim());
  const event = found.events.at(-1)?.eventId;
  if (event !== undefined) terminal.suggest(`Next: pacta show ${event.slice(0, 8)}`);
  return EXIT.done;
}

import { addressesUnder, pagedReport, renderTransparency, REPORT_PAGE, type TransparencyReport } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import type { ReadOptions } from '../reading/ledger-source.ts';
import { withSource } from '../reading/open-source.ts';

/** `pacta report`: the transparency report of one partnership, now or as of a moment. */
export async function report(context: CommandContext, partnership: string, options: ReadOptions): Promise<ExitCode> {
  const { terminal } = context;
  const found = await withSource(context, (source) => source.report(partnership, options));
  if (context.json) {
    await terminal.line(JSON.stringify(bounded(found, options), undefined, 2));
    return EXIT.done;
  }
  const { width, style } = terminal;
  await terminal.line(renderTransparency(found, { width, style, language: context.language }).trimEnd());
  const event = found.events.at(-1)?.eventId;
  if (event !== undefined) terminal.suggest(`Next: pacta show ${event.slice(0, 8)}`);
  return EXIT.done;
}

/** The report as a service answers it: its lists paged, with the addresses of further pages. */
function bounded(found: TransparencyReport, { effective }: ReadOptions) {
  const { position } = found.asOf;
  const query = {
    ...(position === null ? {} : { asOf: `@${position}` }),
    ...(effective === undefined ? {} : { effective }),
  };
  const more = addressesUnder(`/v1/partnerships/${found.partnership.id}/report`, query);
  return pagedReport(found, { ...REPORT_PAGE, more });
}

import { renderDiff } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import type { DiffOptions } from '../reading/ledger-source.ts';
import { saidOf } from '../reading/said-of.ts';
import { withSource } from '../reading/open-source.ts';

/** `pacta diff`: what was added, changed and reversed in a partnership between two moments. */
export async function diff(context: CommandContext, partnership: string, options: DiffOptions): Promise<ExitCode> {
  const { json, language, terminal } = context;
  return withSource(context, async (source) => {
    const found = await source.diff(partnership, options);
    if (json) await terminal.line(JSON.stringify(found, undefined, 2));
    else {
      const { width, style } = terminal;
      await terminal.line(
        renderDiff(found, await source.names(), { width, style, language, saidOf, cut: terminal.isTerminal }).trimEnd(),
      );
      const last = found.events.at(-1);
      if (last !== undefined) terminal.suggest(`Next: pacta show @${last.position}`);
    }
    return EXIT.done;
  });
}

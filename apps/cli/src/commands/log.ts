import { oneline, wordsFor } from '@pacta/reports';
import { actorReference } from '../reading/actor-reference.ts';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import type { LedgerSource, ReadEvent } from '../reading/ledger-source.ts';
import { logQuery, type LogOptions } from '../reading/log-query.ts';
import { withSource } from '../reading/open-source.ts';
import { eventInFull } from './event-in-full.ts';

/** `pacta log`: one line per event, newest first, like `git log --oneline`; with --json one JSON object per line. */
export async function log(
  context: CommandContext,
  options: LogOptions & { readonly full?: boolean },
): Promise<ExitCode> {
  const { json, terminal } = context;
  const asked = logQuery(options);
  return withSource(context, async (source) => {
    const query =
      asked.actor === undefined
        ? asked
        : { ...asked, actor: actorReference(asked.actor, await source.names(), context.language) };
    const shown = json
      ? ({ line }: ReadEvent) => JSON.stringify(line)
      : await inWords(source, context, options.full === true);
    let first: string | undefined;
    for await (const event of source.log(query)) {
      if (terminal.stdoutClosed) break;
      await terminal.line(shown(event));
      first ??= event.line.eventId;
    }
    if (first === undefined) terminal.note(wordsFor(context.language).log.noneFits);
    else if (!json) terminal.suggest(`Next: pacta show ${first.slice(0, 8)}`);
    return EXIT.done;
  });
}

async function inWords(
  source: LedgerSource,
  { language, terminal }: CommandContext,
  full: boolean,
): Promise<(event: ReadEvent) => string> {
  const names = await source.names();
  const { style, width } = terminal;
  if (full) return (event) => eventInFull(event, names, style, language);
  // Sentences are cut to a terminal's width, but not in a pipe or a file.
  const options = terminal.isTerminal ? { style, language, width } : { style, language };
  return ({ line, said }) => oneline({ position: line.position, event: said }, names, options);
}

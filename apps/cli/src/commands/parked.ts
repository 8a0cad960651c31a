import { wordsFor } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { parkedInWords } from '../projections/parked-in-words.ts';
import { chosenReport, openProjections } from '../projections/projection-target.ts';

/** `pacta parked show`: the events that projections could not fold, and why. */
export async function parkedShow(context: CommandContext): Promise<ExitCode> {
  const { json, language, terminal } = context;
  const said = wordsFor(language).operations.parked;
  const { projections } = await chosenReport(context);
  const parked = projections.flatMap((each) => each.parked);
  if (json) await terminal.line(JSON.stringify(parked, undefined, 2));
  else if (parked.length === 0) terminal.note(said.none);
  else for (const line of parkedInWords(parked, language)) await terminal.line(line);
  return EXIT.done;
}

/** `pacta parked retry`: folds them again, in order; those that fail again stay parked. */
export async function parkedRetry(context: CommandContext, projection: string | undefined): Promise<ExitCode> {
  const { json, language, terminal } = context;
  const said = wordsFor(language).operations.parked;
  const target = await openProjections(context);
  try {
    const outcome = await target.retryParked(projection);
    const { retried, cleared, resumed } = outcome;
    if (json) await terminal.line(JSON.stringify(outcome));
    else if (retried + resumed === 0) terminal.note(said.none);
    else await terminal.line(said.retried(retried, cleared, resumed));
  } finally {
    await target.close();
  }
  return EXIT.done;
}

import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { parkedInWords } from '../projections/parked-in-words.ts';
import { chosenReport, openProjections } from '../projections/projection-target.ts';
import { counted } from '../terminal/words.ts';

/** `pacta parked show`: the events that projections could not take in, and why. */
export async function parkedShow(context: CommandContext): Promise<ExitCode> {
  const { json, terminal } = context;
  const { projections } = await chosenReport(context);
  const parked = projections.flatMap((each) => each.parked);
  if (json) await terminal.line(JSON.stringify(parked, undefined, 2));
  else if (parked.length === 0) terminal.note('Nothing is parked.');
  else for (const line of parkedInWords(parked)) await terminal.line(line);
  return EXIT.done;
}

/** `pacta parked retry`: folds them again, in order; what fails again stays parked. */
export async function parkedRetry(context: CommandContext, projection: string | undefined): Promise<ExitCode> {
  const { json, terminal } = context;
  const target = await openProjections(context);
  try {
    const outcome = await target.retryParked(projection);
    const { retried, cleared, resumed } = outcome;
    if (json) await terminal.line(JSON.stringify(outcome));
    else if (retried + resumed === 0) terminal.note('Nothing is parked.');
    else
      await terminal.line(
        `${counted(retried, 'partition')} tried again, ${cleared} whole now${resumed === 0 ? '' : `; ${counted(resumed, 'projection')} had stopped and ${resumed === 1 ? 'goes' : 'go'} on`}.`,
      );
  } finally {
    await target.close();
  }
  return EXIT.done;
}

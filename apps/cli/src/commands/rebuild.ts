import { setTimeout as pause } from 'node:timers/promises';
import type { RebuildProgress } from '@pacta/read-models';
import { printable } from '@pacta/reports';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { openProjections, type ProjectionTarget } from '../projections/projection-target.ts';
import { rebuildBar } from '../projections/rebuild-bar.ts';
import { counted } from '../terminal/words.ts';

interface RebuildOptions {
  /** Accepted without effect. */
  readonly acceptDifferences?: boolean;
  readonly cancel?: boolean;
}

/** Milliseconds between polls of the progress. */
const LOOK = 100;

/**
 * `pacta rebuild`: fills a second file from the log, which then replaces the live one. It may be killed at any time and
 * resumes when run again.
 */
export async function rebuild(
  context: CommandContext,
  projections: readonly string[],
  { cancel = false }: RebuildOptions,
): Promise<ExitCode> {
  const { json, terminal } = context;
  const names = projections.length === 0 ? ['all'] : projections;
  const target = await openProjections(context);
  const ended: (RebuildProgress | undefined)[] = [];
  try {
    for (const name of names) {
      const progress = cancel
        ? await target.cancel(name)
        : await followed(name, target, await target.start(name), context);
      ended.push(progress);
      if (!json) for (const line of outcomeInWords(name, progress)) await terminal.line(line);
    }
  } finally {
    await target.close();
  }
  if (json)
    await terminal.line(
      JSON.stringify(
        ended.map((each) => each ?? null),
        undefined,
        2,
      ),
    );
  return ended.some((each) => each?.state === 'failed') ? EXIT.fault : EXIT.done;
}

const isUnderWay = ({ state }: RebuildProgress): boolean => state === 'building' || state === 'swapping';

/** Draws the bar, on a terminal only, until the rebuild ends. */
async function followed(
  name: string,
  target: ProjectionTarget,
  begun: RebuildProgress,
  { terminal }: CommandContext,
): Promise<RebuildProgress> {
  let progress = begun;
  while (isUnderWay(progress)) {
    terminal.progress(rebuildBar(name, progress));
    await pause(LOOK);
    progress = await target.progress(name);
  }
  terminal.progress('');
  return progress;
}

function outcomeInWords(name: string, progress: RebuildProgress | undefined): readonly string[] {
  if (progress === undefined) return [`There is no rebuild of ${name} any more.`];
  const { state, head, failure } = progress;
  const events = counted((head ?? -1) + 1, 'event');
  const said: Partial<Record<typeof state, string>> = {
    done: `Rebuilt ${name} from ${events}; the new rows serve.`,
    cancelled: `The rebuild of ${name} was cancelled; the live rows were not touched.`,
    failed: printable(
      `The rebuild of ${name} failed: ${failure ?? 'nobody knows why'}. The live rows were not touched.`,
    ),
  };
  return [said[state] ?? `The rebuild of ${name} is ${state}.`];
}

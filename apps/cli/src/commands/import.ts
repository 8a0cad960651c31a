import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ImportSummary } from '@pacta/interop';
import { EXIT, type ExitCode } from '@pacta/process';
import type { CommandContext } from '../command-context.ts';
import { CommandFault } from '../faults/command-fault.ts';
import type { FileToImport } from '../importing/file-to-import.ts';
import { importInto } from '../importing/import-target.ts';
import { importBar } from '../importing/progress-bar.ts';
import { summaryInWords } from '../importing/summary-in-words.ts';
import { chosenLedger } from '../reading/chosen-ledger.ts';

/** Milliseconds between redraws of the bar. */
const DRAWN_EVERY = 100;

/**
 * `pacta import`: records what a published file reports, into a folder or through a service. It may be stopped at any
 * time; the same import resumes.
 */
export async function importPublished(
  context: CommandContext,
  name: string,
  { dryRun = false, withdraw = false }: { readonly dryRun?: boolean; readonly withdraw?: boolean },
): Promise<ExitCode> {
  const { json, terminal } = context;
  const file = await fileNamed(name);
  const chosen = chosenLedger(context, terminal.note);
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  process.once('SIGINT', stop);
  let drawn = 0;
  try {
    const summary = await importInto(
      chosen,
      file,
      {
        dryRun,
        withdraw,
        signal: stopping.signal,
        onProgress(progress) {
          const now = performance.now();
          if (now - drawn < DRAWN_EVERY) return;
          drawn = now;
          terminal.progress(importBar(progress));
        },
      },
      terminal.note,
    );
    terminal.progress('');
    await terminal.line(
      json
        ? JSON.stringify(summary, undefined, 2)
        : summaryInWords(summary, { width: terminal.width, style: terminal.style, language: context.language }),
    );
    return ended(summary, context);
  } finally {
    terminal.progress('');
    process.removeListener('SIGINT', stop);
    // Exit by the signal itself, so that the parent process sees it.
    if (stopping.signal.aborted) process.kill(process.pid, 'SIGINT');
  }
}

function ended({ balanced, cancelled, rejectedInAll, dryRun }: ImportSummary, { terminal }: CommandContext): ExitCode {
  if (cancelled) return EXIT.doneWithRejects;
  if (!balanced) {
    terminal.note('Keep the file and this ledger as they are, and report this: the totals must always agree.');
    return EXIT.fault;
  }
  if (!dryRun) terminal.suggest('Next: pacta totals;  pacta partnerships');
  return rejectedInAll === 0 ? EXIT.done : EXIT.doneWithRejects;
}

/** @throws CommandFault where there is no such file (4), or it can't be read (6) */
async function fileNamed(name: string): Promise<FileToImport> {
  if (name === '-') return { name: 'stdin', open: () => process.stdin };
  const found = await stat(name).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR')
      throw new CommandFault(EXIT.notFound, `There is no file ${name}.`);
    throw fault;
  });
  if (found.isDirectory())
    throw new CommandFault(EXIT.wrongInput, `${name} is a folder, not a file.`, 'Import its files one by one.');
  return { name, open: () => createReadStream(name) };
}

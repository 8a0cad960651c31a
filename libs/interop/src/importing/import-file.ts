import { commandIdOf, type ReportRecorder } from '@pacta/event-store';
import type { SpooledFile } from '../file/spool.ts';
import { formatOf } from './format-of.ts';
import { ImportTally, type ImportSummary } from './import-summary.ts';
import { ReportWriting, type WritingParts } from './report-writing.ts';
import { SideBySide } from './side-by-side.ts';
import type { Reading, ReportPart, SurveyedFile } from './source-format.ts';

/** Progress of an import: the whole file is read first, then read again and written. */
export interface ImportProgress {
  readonly phase: 'reading' | 'recording';
  readonly bytes: number;
  readonly totalBytes: number;
  /** Events written so far. */
  readonly written: number;
}

export interface ImportRequest {
  readonly file: Pick<SpooledFile, 'path' | 'sha256' | 'bytes'>;
  readonly actor: string;
  /** Dry run: finds out what would be written, and writes nothing. */
  readonly dryRun?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Imports a published file as reported facts. Nothing is written before the whole file was read once. The same file on
 * the same ledger makes the same events, so an interrupted import is finished by running it again.
 * @throws FileFault where the file is invalid as a whole; StoreUnavailable, ReportOvertaken
 */
export async function importFile(recorder: ReportRecorder, request: ImportRequest): Promise<ImportSummary> {
  const { file, actor, dryRun = false, onProgress, signal = new AbortController().signal } = request;
  const tally = new ImportTally();
  const reading = (phase: ImportProgress['phase']): Reading => {
    let bytes = 0;
    return {
      signal,
      onBytes(more) {
        bytes += more;
        onProgress?.({ phase, bytes, totalBytes: file.bytes, written: tally.written });
      },
    };
  };
  const format = await formatOf(file.path);
  const { sha256: fileHash } = file;
  const surveyed = await format.survey(file.path, tally.totals, reading('reading')).catch((fault: unknown) => {
    if (signal.aborted) return undefined;
    throw fault;
  });
  if (surveyed === undefined) {
    const unread = { format: format.name, sha256: fileHash, publisher: null };
    return tally.summary({ activities: 0, flows: 0, grants: 0 }, unread, { dryRun, cancelled: true });
  }
  const commandId = commandIdOf(actor, `import ${fileHash}`);
  const cancelled = await writeAll(
    surveyed,
    { recorder, tally, fileHash, actor, commandId, dryRun },
    reading('recording'),
  );
  const { survey } = surveyed;
  const source = { format: format.name, sha256: fileHash, publisher: survey.publisher ?? null };
  return tally.summary(survey, source, { dryRun, cancelled });
}

/** @returns true where it was cancelled meanwhile */
async function writeAll(surveyed: SurveyedFile, writing: WritingParts, reading: Reading): Promise<boolean> {
  const { tally } = writing;
  const tasks = new SideBySide();
  let long: ReportWriting | undefined;
  for await (const part of surveyed.parts(tally.leftOut, reading)) {
    if (reading.signal.aborted) break;
    if (part.kind === 'rejected') for (const each of part.rejected) tally.reject(each);
    else if (part.kind === 'grant' || (part.last && part.activity !== undefined))
      await tasks.start(weightOf(part), () => writeWhole(writing, part));
    else {
      // The parts of one long report are written in order.
      long = part.activity === undefined ? long : await ReportWriting.open(writing, part);
      await long?.activityPart(part);
    }
  }
  await tasks.end();
  return reading.signal.aborted;
}

const weightOf = (part: ReportPart): number => (part.kind === 'activity' ? 1 + part.flows.length : 1);

async function writeWhole(writing: WritingParts, part: Exclude<ReportPart, { kind: 'rejected' }>): Promise<void> {
  const report = await ReportWriting.open(writing, part);
  if (part.kind === 'grant') await report.grantPart(part);
  else await report.activityPart(part);
}

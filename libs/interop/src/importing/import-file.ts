import { commandIdOf, type ReportRecorder } from '@pacta/event-store';
import { streamName, type StreamName } from '@pacta/ledger';
import type { SpooledFile } from '../file/spool.ts';
import { formatOf } from './format-of.ts';
import { ImportTally, type ImportSummary } from './import-summary.ts';
import { ReportWriting, type WritingParts } from './report-writing.ts';
import { SideBySide } from './side-by-side.ts';
import type { Reading, ReportKey, ReportPart, SurveyedFile } from './source-format.ts';

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
  /** Withdraws what the file no longer has, also where it isn't the publisher's newer report of the whole activity. */
  readonly withdraw?: boolean;
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Imports a published file as reported facts. Nothing is written before the whole file was read once. The same file on
 * the same ledger makes the same events, so an interrupted import is finished by running it again.
 * @throws FileFault where the file is invalid as a whole; StoreUnavailable, ReportOvertaken
 */
export async function importFile(recorder: ReportRecorder, request: ImportRequest): Promise<ImportSummary> {
  const { file, actor, dryRun = false, withdraw = false, onProgress, signal = new AbortController().signal } = request;
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
    { recorder, tally, fileHash, actor, commandId, dryRun, withdraw },
    reading('recording'),
  );
  const { survey } = surveyed;
  const source = { format: format.name, sha256: fileHash, publisher: survey.publisher ?? null };
  return tally.summary(survey, source, { dryRun, cancelled });
}

/** @returns true where it was cancelled meanwhile */
async function writeAll(surveyed: SurveyedFile, writing: WritingParts, reading: Reading): Promise<boolean> {
  const { tally, recorder } = writing;
  const tasks = new SideBySide();
  /** The report that was begun last. */
  let last: Promise<ReportWriting> | undefined;
  for await (const parts of surveyed.parts(tally.leftOut, reading)) {
    if (reading.signal.aborted) break;
    const known = await recorder.existing(parts.filter(isBeginning).map(streamOf));
    for (const part of parts) {
      if (part.kind === 'rejected') for (const each of part.rejected) tally.reject(each);
      else
        await tasks.start(weightOf(part), () => {
          const report = isBeginning(part) ? ReportWriting.open(writing, part, known.has(streamOf(part))) : last;
          // The parts of a long report are written in order, while the next ones are read.
          last = written(report as Promise<ReportWriting>, part);
          return last;
        });
    }
  }
  await tasks.end();
  return reading.signal.aborted;
}

type Recordable = Exclude<ReportPart, { kind: 'rejected' }>;

const isBeginning = (part: ReportPart): part is Recordable =>
  part.kind === 'grant' || (part.kind === 'activity' && part.activity !== undefined);

const streamOf = ({ report }: ReportKey): StreamName => streamName('report', report);

const weightOf = (part: Recordable): number => (part.kind === 'activity' ? 1 + part.flows.length : 1);

async function written(report: Promise<ReportWriting>, part: Recordable): Promise<ReportWriting> {
  const writing = await report;
  await (part.kind === 'grant' ? writing.grantPart(part) : writing.activityPart(part));
  return writing;
}

import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportSummary } from '@pacta/interop';
import { EXIT } from '@pacta/process';
import { reached } from '../applying/apply-target.ts';
import { failureCode } from '../applying/failure-code.ts';
import { CommandFault } from '../faults/command-fault.ts';
import type { ChosenLedger } from '../reading/chosen-ledger.ts';
import { wrongFile, type FileToImport, type ImportOptions } from './file-to-import.ts';

/** Milliseconds between polls of the progress. */
const LOOK = 150;

/** An import as the service answers it; see its ImportDto. */
interface ServiceImport {
  readonly id: string;
  readonly state: 'waiting' | 'reading' | 'recording' | 'done' | 'cancelled' | 'failed';
  readonly bytes: number;
  readonly totalBytes: number;
  readonly written: number;
  readonly summary: ImportSummary | null;
  readonly fault: {
    readonly code: string;
    readonly detail: string;
    readonly next: string;
    readonly place: string | null;
  } | null;
}

type Service = Extract<ChosenLedger, { kind: 'service' }>;

/** Streams the file, then polls the import until it ends. @throws CommandFault */
export async function intoService(
  service: Service,
  file: FileToImport,
  options: ImportOptions,
): Promise<ImportSummary> {
  const { dryRun, withdraw, signal } = options;
  let there = await ask(service, file.name, 'POST', `/v1/imports?dryRun=${dryRun}&withdraw=${withdraw}`, file.open());
  const path = `/v1/imports/${there.id}`;
  let cancelled = false;
  while (!isOver(there)) {
    const { state, bytes, totalBytes, written } = there;
    options.onProgress({ phase: state === 'recording' ? state : 'reading', bytes, totalBytes, written });
    await pause(LOOK);
    there = await ask(service, file.name, signal.aborted && !cancelled ? 'DELETE' : 'GET', path);
    cancelled ||= signal.aborted;
  }
  const { summary, fault } = there;
  if (summary !== null) return summary;
  if (fault === null) throw new Error(`the import ended as ${there.state}, without a word`);
  const name = file.name;
  throw isOfTheFile(fault.code)
    ? wrongFile(name, { message: fault.detail, next: fault.next, place: fault.place ?? undefined })
    : new CommandFault(EXIT.storeUnavailable, `${name}: ${fault.detail}`, fault.next);
}

const isOver = ({ state }: ServiceImport): boolean => state === 'done' || state === 'cancelled' || state === 'failed';

const ELSEWHERE: readonly string[] = ['store-unavailable', 'report-overtaken', 'internal-fault'];
const isOfTheFile = (code: string): boolean => !ELSEWHERE.includes(code);

async function ask(
  { url, token }: Service,
  name: string,
  method: 'POST' | 'GET' | 'DELETE',
  path: string,
  body?: Readable,
): Promise<ServiceImport> {
  if (token === undefined)
    throw new CommandFault(
      EXIT.usage,
      'A service wants a token.',
      "Put one into PACTA_TOKEN; on the ledger's machine 'pacta token --as' makes one.",
    );
  const headers = { authorization: `Bearer ${token}` };
  const file = { headers: { ...headers, 'content-type': 'application/octet-stream' }, duplex: 'half' as const };
  const response = await reached(url, () =>
    fetch(new URL(path, url), {
      method,
      redirect: 'error',
      ...(body === undefined ? { headers } : { ...file, body: Readable.toWeb(body) as ReadableStream }),
    }),
  );
  const answer = (await response.json()) as ServiceImport & {
    readonly code?: string;
    readonly detail?: string;
    readonly next?: string;
  };
  if (response.ok) return answer;
  const { code = '', detail = `${url} answered ${response.status}.`, next } = answer;
  if (FILE_PROBLEMS.includes(code)) throw wrongFile(name, { message: detail, next });
  throw new CommandFault(failureCode(response.status), detail, next);
}

/** Codes of a file that is invalid as a whole, found during upload. */
const FILE_PROBLEMS: readonly string[] = ['file-empty', 'file-too-large'];

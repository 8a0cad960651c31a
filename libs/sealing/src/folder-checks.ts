import { lstatSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { faultCode } from './durable-file.ts';
import { KeyFolderError } from './key-folder-error.ts';

const forShell = (path: string): string =>
  /^[\w./+-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;

/** The path with symbolic links followed, as far as it exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path));
  }
}

/** Keys next to the events would be copied, backed up and stolen with them. */
export function refuseInsideLedger(folder: string, ledgerFolder: string): void {
  const within = relative(realPath(resolve(ledgerFolder)), realPath(resolve(folder)));
  const outside = within === '..' || within.startsWith(`..${sep}`) || resolve(within) === within;
  if (!outside) {
    throw new KeyFolderError(
      'inside-ledger',
      `The key folder ${folder} lies inside the ledger folder ${ledgerFolder}; set PACTA_KEYS to a folder elsewhere.`,
    );
  }
}

export function refuseWide(path: string, what: string, stat: Stats, folder: string): void {
  if (process.platform === 'win32' || (stat.mode & 0o077) === 0) return;
  const mode = (stat.mode & 0o777).toString(8).padStart(4, '0');
  throw new KeyFolderError(
    'open-to-others',
    `The ${what} ${path} is open to others (mode ${mode}); run: chmod -R go-rwx ${forShell(folder)}`,
  );
}

/** Refuses a folder with wider permissions than 0700, or with any entry that others may read or write. */
export function refuseOpenToOthers(folder: string): void {
  const stat = statSync(folder);
  if (!stat.isDirectory()) {
    throw new KeyFolderError('not-a-folder', `The key folder ${folder} is not a folder; set PACTA_KEYS to one.`);
  }
  refuseWide(folder, 'key folder', stat, folder);
  refuseWideWithin(folder, folder);
}

function refuseWideWithin(part: string, folder: string): void {
  for (const name of readdirSync(part)) {
    const path = join(part, name);
    const inside = lstatSync(path, { throwIfNoEntry: false });
    // A link's own mode has no meaning; its target's has.
    const target = inside?.isSymbolicLink() === true ? statSync(path, { throwIfNoEntry: false }) : inside;
    if (target !== undefined) refuseWide(path, target.isDirectory() ? 'folder' : 'key file', target, folder);
    if (inside?.isDirectory() === true) refuseWideWithin(path, folder);
  }
}

/** Runs an operation on the folder, and turns file system errors into one sentence. KeyFolderErrors pass through. */
export function explained<Result>(folder: string, doing: 'read' | 'written', action: () => Result): Result {
  try {
    return action();
  } catch (fault) {
    throw inOneSentence(folder, doing, fault);
  }
}

/** As `explained`, for an operation that takes its time. */
export async function explainedLater<Result>(
  folder: string,
  doing: 'read' | 'written',
  action: () => Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (fault) {
    throw inOneSentence(folder, doing, fault);
  }
}

function inOneSentence(folder: string, doing: 'read' | 'written', fault: unknown): unknown {
  const code = faultCode(fault);
  if (code === undefined || fault instanceof KeyFolderError) return fault;
  return new KeyFolderError(
    doing === 'read' ? 'not-readable' : 'not-writable',
    `The key folder ${folder} can't be ${doing} (${code}); ${remedy(code, doing)}.`,
    { cause: fault },
  );
}

function remedy(code: string, doing: string): string {
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'free some space and start again';
  if (code === 'ENOTDIR') return 'something on the way there is not a folder: set PACTA_KEYS to another one';
  return doing === 'read'
    ? 'run as its owner, or set PACTA_KEYS to another folder'
    : 'make it writable for its owner, or set PACTA_KEYS to another folder';
}

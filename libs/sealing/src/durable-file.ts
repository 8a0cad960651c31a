import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const UNFINISHED = '.unfinished-';
/** A temporary file this old, in milliseconds, was left by a crash. */
const ABANDONED_AFTER = 60_000;

/** `ENOENT` and the like, where `fault` is the file system's. */
export function faultCode(fault: unknown): string | undefined {
  if (typeof fault !== 'object' || fault === null || !('syscall' in fault) || !('code' in fault)) return undefined;
  return typeof fault.code === 'string' ? fault.code : undefined;
}

/** Syncs a folder's entries to disk. Windows can't sync folders and need not. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Creates a folder and its parents durably, for its owner alone. */
export function createFolder(folder: string): void {
  const above: string[] = [];
  for (let at = folder; !existsSync(at) && dirname(at) !== at; at = dirname(at)) above.push(dirname(at));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  above.forEach(syncFolder);
}

function writeSynced(file: string, contents: string): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(handle, contents);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Creates a file whole or not at all, synced with its folder. Returns false, and changes nothing, where the file
 * exists: of two concurrent processes exactly one gets true. The contents are written to a temporary file that is then
 * linked, since a link, unlike a rename, never replaces.
 */
export function createOnce(folder: string, name: string, contents: string): boolean {
  const unfinished = join(folder, `${UNFINISHED}${randomBytes(8).toString('hex')}`);
  try {
    writeSynced(unfinished, contents);
    linkSync(unfinished, join(folder, name));
    return true;
  } catch (fault) {
    if (faultCode(fault) === 'EEXIST') return false;
    throw fault;
  } finally {
    rmSync(unfinished, { force: true });
    syncFolder(folder);
  }
}

/** Replaces a file whole, or creates it, synced with its folder: a crash leaves the old contents or the new ones. */
export async function replaceFile(folder: string, name: string, contents: string): Promise<void> {
  const unfinished = join(folder, `${UNFINISHED}${randomBytes(8).toString('hex')}`);
  try {
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(contents);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, join(folder, name));
  } finally {
    await rm(unfinished, { force: true });
  }
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Overwrites a file, so that hard links and open copies lose the contents too, and removes it durably. */
export function destroyFile(file: string): void {
  let handle: number;
  try {
    handle = openSync(file, 'r+');
  } catch (fault) {
    if (faultCode(fault) === 'ENOENT') return;
    throw fault;
  }
  try {
    writeSync(handle, randomBytes(Math.max(fstatSync(handle).size, 1)), 0, undefined, 0);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  // Two processes may destroy the same file at once: the second finds it gone.
  rmSync(file, { force: true });
  syncFolder(dirname(file));
}

/** Removes temporary files that a crash left. Those of a running process are younger, and stay. */
export function removeAbandoned(folder: string, now = Date.now()): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(UNFINISHED)) continue;
    const file = join(folder, name);
    const stat = lstatSync(file, { throwIfNoEntry: false });
    // Unlinked, not overwritten: if the crash came after the link, this is another name of the finished file.
    if (stat !== undefined && now - stat.mtimeMs > ABANDONED_AFTER) rmSync(file, { force: true });
  }
}

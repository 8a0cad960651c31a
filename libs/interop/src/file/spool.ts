import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileFault } from './file-fault.ts';

/** A private copy of a file, which can't change between the two readings. */
export interface SpooledFile {
  readonly path: string;
  /** SHA-256, lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** Removes the copy. */
  discard(): Promise<void>;
}

export interface SpoolOptions {
  /** Size limit in bytes. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
}

/** Copies a stream to a new folder that only this user can read, and hashes it meanwhile. @throws FileFault */
export async function spool(
  source: Readable,
  { limit = Number.POSITIVE_INFINITY, signal }: SpoolOptions = {},
): Promise<SpooledFile> {
  const folder = await mkdtemp(join(tmpdir(), 'pacta-import-'));
  const path = join(folder, 'file');
  const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.byteLength;
      if (bytes > limit) return done(tooLarge(limit));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(source, measured, createWriteStream(path, { mode: 0o600 }), signal === undefined ? {} : { signal });
    if (bytes === 0) throw empty;
  } catch (fault) {
    await discard();
    throw fault;
  }
  return { path, sha256: hash.digest('hex'), bytes, discard };
}

const empty = new FileFault({
  code: 'file-empty',
  detail: 'The file is empty.',
  next: 'Get the file again from its publisher.',
});

const tooLarge = (limit: number): FileFault =>
  new FileFault({
    code: 'file-too-large',
    detail: `The file is larger than ${Math.floor(limit / 1_048_576)} MiB, the most that this service takes.`,
    next: 'Import it on the ledger’s own machine with `pacta import`, or ask for a larger limit.',
  });

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * How far a filtered subscription has scanned beyond the last event it yielded. A hint: without it, the log is scanned
 * again.
 */
export interface ScannedMark {
  /** The position to continue from instead of `last`, where one is known for exactly that event. */
  beyond(last: bigint | undefined): bigint | undefined;
  note(last: bigint | undefined, scanned: bigint): void;
}

const mark = z.object({ last: z.string().nullable(), scanned: z.string().regex(/^\d+$/) });

/** Milliseconds between two writes of the file. */
const OFTEN = 5_000;

/**
 * Keeps the mark in a small file next to the read models, so that a restart does not scan again what others wrote to
 * the same server. A mark for another event is ignored, so a lost or old file does no harm.
 */
export function scannedMarkFile(file: string, now: () => number = Date.now): ScannedMark {
  let written = -Infinity;
  return {
    beyond(last) {
      try {
        const found = mark.parse(JSON.parse(readFileSync(file, 'utf8')));
        return found.last === textOf(last) ? BigInt(found.scanned) : undefined;
      } catch {
        return undefined;
      }
    },
    note(last, scanned) {
      if (now() - written < OFTEN) return;
      written = now();
      try {
        writeFileSync(`${file}.new`, JSON.stringify({ last: textOf(last), scanned: String(scanned) }), { mode: 0o600 });
        renameSync(`${file}.new`, file);
      } catch {
        // Only a hint: a full disk is reported elsewhere.
      }
    },
  };
}

const textOf = (position: bigint | undefined): string | null => (position === undefined ? null : String(position));

/** Keeps no mark. */
export const NO_MARK: ScannedMark = { beyond: () => undefined, note: () => undefined };

import { parseCheckpoint, verifyNote } from '@pacta/proof';
import { equalHashes } from '../signing/equal-hashes.ts';

export interface Against {
  /** The older checkpoint. */
  readonly text: string;
  readonly origin: string;
  readonly keys: readonly string[] | undefined;
  readonly events: bigint;
  /** The root of the log at a size up to `events`. */
  readonly rootAt: (size: bigint) => Uint8Array | undefined;
}

/** Checks that the log is consistent with an older checkpoint. */
export function againstCheck({ text, origin, keys, events, rootAt }: Against): {
  readonly ok: boolean;
  readonly detail: string;
  readonly position: number | null;
} {
  const failed = (detail: string, position: number | null = null) => ({ ok: false, detail, position });
  const read = parseCheckpoint(text);
  if (!read.ok) return failed(`what was given with --against is no checkpoint: ${read.reason}`);
  const { checkpoint } = read;
  if (checkpoint.origin !== origin) return failed(`the older checkpoint is of another log, ${checkpoint.origin}`);
  if (keys === undefined) return failed("the older checkpoint can't be verified: this ledger's keys are not at hand");
  const verified = verifyNote(text, keys);
  if (!verified.ok) return failed(`the older checkpoint is not one that this ledger signed: ${verified.reason}`);
  const { size, root } = checkpoint;
  if (size > events)
    return failed(
      `the older checkpoint covers ${size} events and the ledger has ${events}: the ledger was put back to an earlier state`,
      Number(events),
    );
  const own = rootAt(size);
  if (size === 0n || (own !== undefined && equalHashes(own, root)))
    return {
      ok: true,
      detail: `the ledger still begins with the ${size} events of the older checkpoint`,
      position: null,
    };
  return failed(`the past was rewritten: the first ${size} events are not those of the older checkpoint`, 0);
}

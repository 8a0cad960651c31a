import { equalHashes } from '../signing/equal-hashes.ts';
import type { SignedTree } from '../signing/last-signed.ts';

interface LedgerAsFound {
  readonly origin: string;
  readonly events: bigint;
  /** The root of the log at a size up to `events`. */
  readonly rootAt: (size: bigint) => Uint8Array | undefined;
  /** Size up to which stored checkpoints confirm the log. */
  readonly confirmed: bigint;
}

/** Why the log is not the one that was signed last, by what the key folder keeps; undefined where it is. */
export function lastSignedFault(
  { origin: signed, size, root }: SignedTree,
  { origin, events, rootAt, confirmed }: LedgerAsFound,
): { readonly position: number | null; readonly why: string } | undefined {
  if (signed !== origin)
    return { position: null, why: `the key folder says that its keys last signed another ledger, ${signed}` };
  if (size > events)
    return {
      position: Number(events),
      why: `${size} events were signed for, as the key folder says, and the ledger has ${events}: it was put back to an earlier state; put the newer copy back, or start the service once with --accept-loss`,
    };
  const own = size === 0n ? root : rootAt(size);
  if (own !== undefined && equalHashes(own, root)) return undefined;
  return {
    position: Number(confirmed < size ? confirmed : 0n),
    why: `the first ${size} events are not those that were signed last, as the key folder says`,
  };
}

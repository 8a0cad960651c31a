import { concatBytes } from '@noble/hashes/utils.js';
import { SIGNATURE_BYTES } from '../note/ed25519.ts';
import { encodeUtf8 } from '../utf8.ts';
import { parseCheckpointBody } from './checkpoint.ts';

const TIME_BYTES = 8;
/** Largest time (C2SP tlog-cosignature). */
const MAX_TIME = 2n ** 63n - 1n;

/** The message that a cosignature/v1 signs, or undefined where the text is not a checkpoint or the time is invalid. */
export function cosignedMessage(time: bigint, body: string): Uint8Array | undefined {
  if (time < 0n || time > MAX_TIME || !parseCheckpointBody(body).ok) return undefined;
  return encodeUtf8(`cosignature/v1\ntime ${time}\n${body}`);
}

/** The time, as a big-endian u64, and the 64 bytes of the signature. */
export function writeCosignature(time: bigint, signature: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES);
  new DataView(bytes.buffer).setBigUint64(0, time);
  return concatBytes(bytes, signature);
}

/** The two parts of a timestamped signature, or undefined where it has another length. */
export function readCosignature(
  bytes: Uint8Array,
): { readonly time: bigint; readonly signature: Uint8Array } | undefined {
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = new DataView(bytes.buffer, bytes.byteOffset, TIME_BYTES).getBigUint64(0);
  return { time, signature: bytes.subarray(TIME_BYTES) };
}

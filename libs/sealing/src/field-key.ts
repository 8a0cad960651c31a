import { createSecretKey, type KeyObject } from 'node:crypto';
import { MacKey } from './mac-key.ts';

/** Length of a sealing key and of the ledger secret, in bytes. */
export const KEY_BYTES = 32;

/** A sealing key K. Key material stays inside objects that neither print nor serialize it. */
export interface FieldKey {
  /** Its id in sealed entries. */
  readonly id: string;
  /** The class it seals: `personal` or a confidentiality class. */
  readonly class: string;
  readonly mac: MacKey;
  /** The AES-256-GCM key, HMAC-SHA256(K, "box"). */
  readonly boxKey: KeyObject;
}

export function fieldKey(id: string, sealedClass: string, bytes: Uint8Array): FieldKey {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`A sealing key has ${KEY_BYTES} bytes`);
  const mac = new MacKey(bytes);
  return { id, class: sealedClass, mac, boxKey: createSecretKey(mac.of('box')) };
}

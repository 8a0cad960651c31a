import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

/** Length of a sealing key and of the ledger secret, in bytes. */
export const KEY_BYTES = 32;

/** A sealing key K. Key material stays inside `KeyObject`s, which neither print nor serialize it. */
export interface FieldKey {
  /** Its id in sealed entries. */
  readonly id: string;
  /** The class it seals: `personal` or a confidentiality class. */
  readonly class: string;
  readonly secret: KeyObject;
  /** The AES-256-GCM key, HMAC-SHA256(K, "box"). */
  readonly boxKey: KeyObject;
}

export function fieldKey(id: string, sealedClass: string, bytes: Uint8Array): FieldKey {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`A sealing key has ${KEY_BYTES} bytes`);
  const secret = createSecretKey(bytes);
  const boxKey = createSecretKey(createHmac('sha256', secret).update('box').digest());
  return { id, class: sealedClass, secret, boxKey };
}

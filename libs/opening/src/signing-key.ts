import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { KeyFolder } from '@pacta/sealing';
import { StartFault } from '@pacta/process';

export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const freshKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/**
 * The Ed25519 key that signs this ledger's own tokens. It is created once and kept in the key folder.
 *
 * @throws KeyFolderError, or StartFault where the file holds no such key
 */
export function signingKeyOf(keys: Pick<KeyFolder, 'path' | 'secretFile'>): SigningKey {
  const pem = keys.secretFile('token-signing', freshKey);
  try {
    const privateKey = createPrivateKey(pem);
    if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError(privateKey.asymmetricKeyType);
    return { privateKey, publicKey: createPublicKey(privateKey) };
  } catch {
    throw new StartFault(
      'bad-signing-key',
      `The token signing key in ${keys.path} is not an Ed25519 private key: put the right file back, or move it away to get a new one.`,
    );
  }
}

import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { formatVerifierKey, noteSigner, type Ed25519Signer, type NoteSigner } from '@pacta/proof';
import { KeyFolderError, type KeyFolder } from '@pacta/sealing';

/** The Ed25519 keys with which a ledger signs its checkpoints, by number: the first is 1, each rotation makes the next. */
export interface LogKeys {
  /** The identity of the log, which is also the name of its keys. */
  readonly origin: string;
  /** Makes the key, durably, where there is none. @throws KeyFolderError */
  signer(number: number): NoteSigner;
  /** The text that others verify with: `name+hash+key`. @throws KeyFolderError */
  verifierKey(number: number): string;
}

const freshKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Keys live in the key folder, one file each (0600), and leave it by no call. */
export function openLogKeys(keys: Pick<KeyFolder, 'path' | 'secretFile'>, origin: string): LogKeys {
  const signers = new Map<number, NoteSigner>();
  const signer = (number: number): NoteSigner => {
    const known = signers.get(number);
    if (known !== undefined) return known;
    const name = `checkpoint-signing-${number}`;
    const made = noteSigner(origin, ed25519InFolder(keys, name));
    signers.set(number, made);
    return made;
  };
  return { origin, signer, verifierKey: (number) => formatVerifierKey(signer(number).key) };
}

function readKey(keys: Pick<KeyFolder, 'path' | 'secretFile'>, name: string): KeyObject {
  const pem = keys.secretFile(name, freshKey);
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // The parser's own message would quote the file, that is the key.
  }
  throw new KeyFolderError(
    'damaged',
    `The file ${name}.secret in ${keys.path} is not an Ed25519 private key; restore it from the latest backup of the key folder.`,
  );
}

/**
 * The Ed25519 key of this name in a key folder, made where there is none. Node signs; the key stays in its key object.
 * @throws KeyFolderError
 */
export function ed25519InFolder(keys: Pick<KeyFolder, 'path' | 'secretFile'>, name: string): Ed25519Signer {
  const privateKey = readKey(keys, name);
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return {
    publicKey: Uint8Array.from(Buffer.from(x, 'base64url')),
    sign: (message) => Uint8Array.from(sign(null, message, privateKey)),
  };
}

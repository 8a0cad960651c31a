import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { formatVerifierKey, noteSigner, type Ed25519Signer, type NoteSigner } from '@pacta/proof';
import { KeyFolderError, type KeyFolder } from '@pacta/sealing';

/**
 * The Ed25519 keys with which a ledger signs its checkpoints, by number: the first is 1, each rotation adds the next.
 */
export interface LogKeys {
  /** The identity of the log, which is also the name of its keys. */
  readonly origin: string;
  /** Creates the key durably where it is missing. @throws KeyFolderError */
  signer(number: number): NoteSigner;
  /** The verifier key: `name+hash+key` (C2SP signed-note). @throws KeyFolderError */
  verifierKey(number: number): string;
}

const freshKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

/** Keys are in the key folder, one file each (0600); no call returns a private key. */
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
    // The parser's message would quote the file, which is the key.
  }
  throw new KeyFolderError(
    'damaged',
    `The file ${name}.secret in ${keys.path} is not an Ed25519 private key; restore it from the latest backup of the key folder.`,
  );
}

/**
 * The Ed25519 key of this name in a key folder, created where it is missing. Node signs; the key stays in its
 * KeyObject.
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

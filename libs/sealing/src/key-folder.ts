import { existsSync, lstatSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { decodeBase64url } from '@pacta/proof';
import { BoundedCache } from './bounded-cache.ts';
import { createFolder, createOnce, destroyFile, removeAbandoned, replaceFile, syncFolder } from './durable-file.ts';
import { type FieldKey, KEY_BYTES } from './field-key.ts';
import { explained, explainedLater, refuseInsideLedger, refuseOpenToOthers } from './folder-checks.ts';
import {
  damaged,
  freshKey,
  keyFileName,
  keyFileText,
  keyText,
  parseKeyFile,
  type PrivateText,
  readOrCreate,
  readPrivate,
} from './key-file.ts';
import { KeyFolderError, SubjectForgotten } from './key-folder-error.ts';
import { MacKey } from './mac-key.ts';
import { isKeyId, isPersonKeyId, type KeyScope, keyIdOf } from './key-scope.ts';

/** Keys held in memory at most. */
const CACHED_KEYS = 2_000;
const TOMBSTONES = 'forgotten';
const LEDGER_SECRET = 'ledger.secret';

/** The keys of one ledger: outside its folder, and never printed. */
export interface KeyFolder {
  readonly path: string;
  /** True where this call created the ledger secret. A ledger that already has events has then lost its keys. */
  readonly isNew: boolean;
  /** How many people are forgotten. Caches store it: once it has increased, their opened values are invalid. */
  readonly epoch: number;
  /** Keeps leaf hashes from being guessed. Throws `KeyFolderError` where a folder opened for reading has none. */
  ledgerSecret(): MacKey;
  /** The key of a scope, created and synced to disk where missing. Throws `SubjectForgotten`, `KeyFolderError`. */
  keyFor(scope: KeyScope): FieldKey;
  /** The key that a sealed entry names, where the folder has it. */
  keyById(id: string): FieldKey | 'unknown' | 'forgotten';
  /**
   * Destroys a person's key; none is ever created for them again. Idempotent; after a crash the next opening completes
   * it.
   */
  forget(subject: string): void;
  isForgotten(subject: string): boolean;
  /**
   * The text of another secret kept here, such as a signing key, created once with `create`. `name` is small letters,
   * digits, dots and hyphens.
   */
  secretFile(name: string, create: () => string): string;
  /** The text last kept under this name; undefined where none was. `name` is as that of a secret. */
  kept(name: string): string | undefined;
  /** Keeps a text that must outlive the ledger's folder, synced to disk before it resolves. */
  keep(name: string, text: string): Promise<void>;
}

export interface KeyFolderOptions {
  /** The ledger's folder; the keys may not be inside it. */
  readonly ledgerFolder?: string;
  /** Creates nothing: a missing folder counts as one without keys. */
  readonly readOnly?: boolean;
  /** Another thread of this process has opened the folder, and has checked its location and permissions. */
  readonly checked?: boolean;
  /**
   * The source of a new key's 32 bytes; by default the system's random numbers, and for any real ledger nothing else. A
   * reproducible synthetic ledger derives them from a seed. `name` is the key's file name.
   */
  readonly newKey?: (name: string) => Uint8Array;
}

/**
 * Opens the key folder, and creates it (0700, files 0600) where it is missing. Throws `KeyFolderError`, whose message
 * is one sentence that says what to do, where it is open to others, inside the ledger folder, damaged or can't be
 * written.
 */
export function openKeyFolder(path: string, options: KeyFolderOptions = {}): KeyFolder {
  return new KeyFolderOnDisk(resolve(path), options);
}

class KeyFolderOnDisk implements KeyFolder {
  readonly path: string;
  readonly isNew: boolean;
  readonly #readOnly: boolean;
  readonly #newKey: (name: string) => string;
  readonly #secret: MacKey | undefined;
  /** `durable`: known to be synced to disk, so safe to seal with. */
  readonly #keys = new BoundedCache<{ readonly key: FieldKey; readonly durable: boolean }>(CACHED_KEYS);

  constructor(path: string, { ledgerFolder, readOnly = false, checked = false, newKey = freshKey }: KeyFolderOptions) {
    this.path = path;
    this.#readOnly = readOnly;
    this.#newKey = (name) => keyText(newKey(name));
    if (ledgerFolder !== undefined) refuseInsideLedger(path, ledgerFolder);
    explained(path, 'read', () => {
      if (!checked && existsSync(path)) refuseOpenToOthers(path);
    });
    if (!readOnly) this.#makeReady();
    const secret = this.#secretText(LEDGER_SECRET, () => `${this.#newKey(LEDGER_SECRET)}\n`);
    this.isNew = secret?.created ?? false;
    this.#secret = secret === undefined ? undefined : secretKey(join(path, LEDGER_SECRET), secret.text);
  }

  #makeReady(): void {
    explained(this.path, 'written', () => {
      createFolder(join(this.path, TOMBSTONES));
      removeAbandoned(this.path);
      removeAbandoned(join(this.path, TOMBSTONES));
      // A tombstone is written before the key is destroyed: complete what a crash or a restored backup left undone.
      for (const id of this.#tombstones()) destroyFile(join(this.path, keyFileName(id)));
      syncFolder(this.path);
    });
  }

  get epoch(): number {
    return explained(this.path, 'read', () => this.#tombstones().length);
  }

  ledgerSecret(): MacKey {
    if (this.#secret !== undefined) return this.#secret;
    throw new KeyFolderError(
      'not-readable',
      `The key folder ${this.path} holds no ledger secret; set PACTA_KEYS to the key folder of this ledger.`,
    );
  }

  keyFor(scope: KeyScope): FieldKey {
    const id = keyIdOf(scope);
    const cached = this.#keys.get(id);
    if ('subject' in scope && this.#isBuried(id)) throw new SubjectForgotten(scope.subject);
    if (cached?.durable === true) return cached.key;
    this.#refuseReadOnly();
    return explained(this.path, 'written', () => this.#loadOrMake(id, scope));
  }

  #loadOrMake(id: string, scope: KeyScope): FieldKey {
    const name = keyFileName(id);
    const file = join(this.path, name);
    const text = readOrCreate(this.path, name, () => keyFileText(scope, this.#newKey(name)));
    if ('subject' in scope && this.#isBuried(id)) {
      // Another process forgot the person while the key was being read or created.
      destroyFile(file);
      throw new SubjectForgotten(scope.subject);
    }
    if (text === undefined) throw damaged(file);
    const key = parseKeyFile(file, text.text);
    this.#keys.set(id, { key, durable: true });
    return key;
  }

  keyById(id: string): FieldKey | 'unknown' | 'forgotten' {
    const cached = this.#keys.get(id);
    if (cached === undefined && !isKeyId(id)) return 'unknown';
    if (this.#isBuried(id)) return 'forgotten';
    if (cached !== undefined) return cached.key;
    return explained(this.path, 'read', () => {
      const file = join(this.path, keyFileName(id));
      const text = readPrivate(file);
      if (this.#isBuried(id)) return 'forgotten';
      if (text === undefined) return 'unknown';
      const key = parseKeyFile(file, text);
      this.#keys.set(id, { key, durable: false });
      return key;
    });
  }

  forget(subject: string): void {
    this.#refuseReadOnly();
    const id = keyIdOf({ subject });
    explained(this.path, 'written', () => {
      createOnce(join(this.path, TOMBSTONES), id, '');
      this.#keys.delete(id);
      destroyFile(join(this.path, keyFileName(id)));
    });
  }

  isForgotten(subject: string): boolean {
    return this.#isBuried(keyIdOf({ subject }));
  }

  secretFile(name: string, create: () => string): string {
    const fileName = `${named(name)}.secret`;
    if (fileName === LEDGER_SECRET) throw new RangeError(`${name} can't name a secret`);
    const secret = this.#secretText(fileName, create);
    if (secret !== undefined) return secret.text;
    throw this.#readingOnly();
  }

  kept(name: string): string | undefined {
    return explained(this.path, 'read', () => readPrivate(join(this.path, `${named(name)}.kept`)));
  }

  async keep(name: string, text: string): Promise<void> {
    this.#refuseReadOnly();
    await explainedLater(this.path, 'written', () => replaceFile(this.path, `${named(name)}.kept`, text));
  }

  #secretText(name: string, create: () => string): PrivateText | undefined {
    if (!this.#readOnly) return explained(this.path, 'written', () => readOrCreate(this.path, name, create));
    const text = explained(this.path, 'read', () => readPrivate(join(this.path, name)));
    return text === undefined ? undefined : { text, created: false };
  }

  /** Read from disk each time: another process may have forgotten the person a moment ago. */
  #isBuried(id: string): boolean {
    if (!isPersonKeyId(id)) return false;
    const tombstone = join(this.path, TOMBSTONES, id);
    return explained(this.path, 'read', () => lstatSync(tombstone, { throwIfNoEntry: false }) !== undefined);
  }

  #tombstones(): readonly string[] {
    const folder = join(this.path, TOMBSTONES);
    return existsSync(folder) ? readdirSync(folder).filter((id) => isKeyId(id)) : [];
  }

  #refuseReadOnly(): void {
    if (this.#readOnly) throw this.#readingOnly();
  }

  #readingOnly(): KeyFolderError {
    const message = `The key folder ${this.path} was opened for reading, so no key can be made or destroyed.`;
    return new KeyFolderError('not-writable', message);
  }
}

/** @throws RangeError where this can't name a file of the folder */
function named(name: string): string {
  if (/^[a-z\d][a-z\d.-]*$/.test(name)) return name;
  throw new RangeError(`${name} can't name a file of the key folder`);
}

function secretKey(file: string, text: string): MacKey {
  const bytes = decodeBase64url(text.trim());
  if (bytes?.length !== KEY_BYTES) throw damaged(file);
  return new MacKey(bytes);
}

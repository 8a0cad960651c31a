import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { decodeBase64url } from '@pacta/proof';
import { createOnce, faultCode, syncFolder } from './durable-file.ts';
import { type FieldKey, fieldKey, KEY_BYTES } from './field-key.ts';
import { refuseWide } from './folder-checks.ts';
import { KeyFolderError } from './key-folder-error.ts';
import { classOf, type KeyScope, keyIdOf } from './key-scope.ts';

export const freshKey = (): Uint8Array => randomBytes(KEY_BYTES);

/** Key material in a file: one line of base64url. */
export const keyText = (key: Uint8Array): string => Buffer.from(key).toString('base64url');

/** The text of a file that only its owner may read, or undefined where there is none. */
export function readPrivate(file: string): string | undefined {
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (fault) {
    if (faultCode(fault) === 'ENOENT') return undefined;
    throw fault;
  }
  try {
    const stat = fstatSync(handle);
    refuseWide(file, 'key file', stat, dirname(file));
    const bytes = Buffer.alloc(stat.size);
    return bytes.toString('utf8', 0, readSync(handle, bytes));
  } finally {
    closeSync(handle);
  }
}

export interface PrivateText {
  readonly text: string;
  /** True where this call made the file. */
  readonly created: boolean;
}

/**
 * The content of a file, made with `create` where it is missing; durable on return. Undefined only where another
 * process removes the file at this very moment.
 */
export function readOrCreate(folder: string, name: string, create: () => string): PrivateText | undefined {
  const file = join(folder, name);
  const there = readPrivate(file);
  if (there !== undefined) {
    // The process that created it may have died before it synced the folder.
    syncFolder(folder);
    return { text: there, created: false };
  }
  const created = createOnce(folder, name, create());
  const text = readPrivate(file);
  return text === undefined ? undefined : { text, created };
}

export const keyFileName = (id: string): string => `${id}.key`;

/** A key file names the purpose of its key, so that operators can tell them apart and a swapped file is noticed. */
export const keyFileText = (scope: KeyScope, key: string): string => `${JSON.stringify({ scope, key })}\n`;

export function parseKeyFile(file: string, text: string): FieldKey {
  const id = basename(file, '.key');
  try {
    const { scope, key } = JSON.parse(text) as { scope: KeyScope; key: string };
    const bytes = keyIdOf(scope) === id ? decodeBase64url(key) : undefined;
    if (bytes !== undefined) return fieldKey(id, classOf(scope), bytes);
  } catch {
    // The parser's message would quote the file, which is the key.
  }
  throw damaged(file);
}

export const damaged = (file: string): KeyFolderError =>
  new KeyFolderError(
    'damaged',
    `The key file ${file} is damaged; restore it from the latest backup of the key folder.`,
  );

import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EntityView } from '@pacta/ledger';
import { stateJson } from './state-json.ts';

export const digestOfText = (text: string): string => hash('sha256', text, 'hex').slice(0, 32);

/**
 * The version of a view's rows: the hash of the source they are folded by. A fold calls functions of other files, whose
 * text its own does not show, so the text of the whole domain counts: a rebuild too many costs seconds, one too few
 * leaves figures that no source makes.
 */
export function viewVersion(view: EntityView<unknown>, domainSource = ledgerSourceDigest()): string {
  const { initialState, evolve } = view.fold;
  return digestOfText([view.name, view.category, stateJson(initialState), evolve.toString(), domainSource].join('\n'));
}

let ledgerSource: string | undefined;

/** Digest of every source file of libs/ledger as it runs here: `.ts` from source, `.js` once built. Read once. */
export function ledgerSourceDigest(): string {
  ledgerSource ??= digestOfSources(fileURLToPath(new URL('../../ledger/src/', import.meta.url)));
  return ledgerSource;
}

/** Digest of the program files below a folder, specs and declarations left out. */
export function digestOfSources(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[jt]s$/.test(file) && !/\.(spec|d)\.[jt]s$/.test(file))
    .sort();
  return digestOfText(files.map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8')}`).join('\n'));
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Real published files, in a folder next to the checkout. The repository contains none of them. */
export const publishedFiles: readonly { readonly name: string; readonly path: string }[] = [
  'iati',
  '360giving',
].flatMap((kind) => {
  const folder = join(FOLDER, kind);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(xml|json)$/.test(name))
    .map((name) => ({ name, path: join(folder, name) }));
});

/** Prints whether they were found, so that a skipped test is not taken for a passed one. */
export const WHERE_LOOKED = `${publishedFiles.length} published files in ../shared/data`;

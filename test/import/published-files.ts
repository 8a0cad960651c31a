import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Real files that publishers have put out. They stand beside the checkout, and the tree contains none of them. */
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

/** Says in one line whether they were there, so that nobody takes silence for success. */
export const WHERE_LOOKED = `${publishedFiles.length} published files in ../shared/data`;

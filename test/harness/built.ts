import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Root of the working tree. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Path of a file in the build; end-to-end tests run the build, never the source. */
export function builtFile(path: string): string {
  const file = join(ROOT, 'dist', path);
  if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build first`);
  return file;
}

/** A built library, as one imports it from Node: `builtLibrary<typeof import('@pacta/proof')>('proof')`. */
export const builtLibrary = <Library>(name: string): Promise<Library> =>
  import(pathToFileURL(builtFile(`libs/${name}/src/index.js`)).href) as Promise<Library>;

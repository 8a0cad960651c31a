import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { userFolders } from './user-folders.ts';

/**
 * Enables Node's compile cache in the user's own cache folder: in a shared one, others could place code. Where the folder
 * can't be written, code is compiled at every start.
 */
export function keepCompiledCode(): void {
  const folder = (process.env['NODE_COMPILE_CACHE'] ??= join(userFolders(process.env).cache, 'compiled'));
  // The variable is for worker threads that start later, the call for this one.
  enableCompileCache(folder);
}

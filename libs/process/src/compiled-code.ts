import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { userFolders } from './user-folders.ts';

/**
 * Keeps what V8 has compiled for the next start, in this user's own cache folder: a shared one would let others put code
 * in. Where nothing can be kept, everything is compiled anew.
 */
export function keepCompiledCode(): void {
  const folder = (process.env['NODE_COMPILE_CACHE'] ??= join(userFolders(process.env).cache, 'compiled'));
  // The variable is for the threads that start later, the call for this one.
  enableCompileCache(folder);
}

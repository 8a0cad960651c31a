import { expect, test } from '@jest/globals';
import { userFolders } from './user-folders.ts';

test.each([
  [{ HOME: '/home/u' }, 'linux', '/home/u/.cache/pacta'],
  [{ HOME: '/home/u', XDG_CACHE_HOME: '/fast' }, 'linux', '/fast/pacta'],
  [{ HOME: '/home/u', XDG_CACHE_HOME: 'relative' }, 'linux', '/home/u/.cache/pacta'],
  [{ HOME: '/Users/u' }, 'darwin', '/Users/u/Library/Caches/pacta'],
] as const)('what can be made again stands, for %j on %s, in %s', (env, platform, folder) => {
  expect(userFolders(env, platform).cache).toBe(folder);
});

import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export interface UserFolders {
  /** Default folder of ledgers. */
  readonly data: string;
  /** Folder of settings.json. */
  readonly config: string;
  /** Folder of caches. */
  readonly cache: string;
}

/** The user's own folders by the XDG Base Directory Specification, or their equivalents on macOS and Windows. */
export function userFolders(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): UserFolders {
  // The specification says to ignore relative paths in these variables.
  const named = (name: string): string | undefined => {
    const folder = env[name];
    return folder !== undefined && isAbsolute(folder) ? folder : undefined;
  };
  const home = named('HOME') ?? homedir();
  const roaming = named('APPDATA') ?? join(home, 'AppData', 'Roaming');
  const local = named('LOCALAPPDATA') ?? join(home, 'AppData', 'Local');
  const data = { darwin: join(home, 'Library', 'Application Support'), win32: local }[platform as string];
  const config = { darwin: join(home, 'Library', 'Preferences'), win32: roaming }[platform as string];
  const cache = { darwin: join(home, 'Library', 'Caches'), win32: local }[platform as string];
  return {
    data: join(named('XDG_DATA_HOME') ?? data ?? join(home, '.local', 'share'), 'pacta'),
    config: join(named('XDG_CONFIG_HOME') ?? config ?? join(home, '.config'), 'pacta'),
    cache: join(named('XDG_CACHE_HOME') ?? cache ?? join(home, '.cache'), 'pacta'),
  };
}

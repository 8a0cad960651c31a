import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export interface UserFolders {
  /** Where ledgers stand unless a setting says otherwise. */
  readonly data: string;
  /** Where settings.json is looked for. */
  readonly config: string;
  /** For what can be made again. */
  readonly cache: string;
}

/** The user's own folders after the XDG specification, or what macOS and Windows have in their place. */
export function userFolders(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): UserFolders {
  // A relative path in these variables must be ignored, says the specification.
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

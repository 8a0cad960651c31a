import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ConnectionStringWrong, parseConnectionString } from '@pacta/event-store';
import { EXIT, isSystemError, StartFault } from '@pacta/process';
import { SETTINGS, type SettingName, type SettingValues } from './setting-names.ts';
import { userFolders } from '@pacta/process';

/** Settings with every default filled in. Paths are absolute. */
export interface LedgerSettings extends Omit<SettingValues, 'ledger' | 'keys' | 'demo'> {
  readonly ledger: string;
  readonly keys: string;
  readonly demo: boolean;
}

export interface SettingSources {
  /** Flags by setting name: `{port: '0'}`. */
  readonly flags?: Readonly<Partial<Record<SettingName, string | undefined>>>;
  readonly env?: NodeJS.ProcessEnv;
  /**
   * For tools that open an existing ledger: without a named ledger and without PACTA_DEMO, the demo ledger is used where
   * it is the only one.
   */
  readonly whicheverExists?: boolean;
}

/** One sentence for each mistake, each naming its setting. */
export class WrongSettings extends StartFault {
  constructor(readonly mistakes: readonly string[]) {
    super('wrong-settings', mistakes.join('\n'), EXIT.usage);
  }
}

const settingNames = Object.keys(SETTINGS) as SettingName[];

/**
 * Reads the settings: a flag beats a variable, a variable beats `settings.json` in the user's configuration folder.
 *
 * @throws WrongSettings listing every mistake
 */
export function ledgerSettings({
  flags = {},
  env = process.env,
  whicheverExists = false,
}: SettingSources = {}): LedgerSettings {
  const folders = userFolders(env);
  const mistakes: string[] = [];
  const file = settingsFile(join(folders.config, 'settings.json'), mistakes);
  const values: Record<string, unknown> = {};
  for (const name of settingNames) {
    const { variable, schema } = SETTINGS[name];
    const sources: readonly [string, unknown][] = [
      [`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, flags[name]],
      [variable, env[variable] === '' ? undefined : env[variable]],
      [`"${name}" in ${file.path}`, file.values[name]],
    ];
    const [place, given] = sources.find(([, value]) => value !== undefined) ?? ['', undefined];
    const parsed = schema.safeParse(given);
    if (parsed.success) values[name] = parsed.data;
    else mistakes.push(`${place} ${parsed.error.issues[0]?.message ?? 'is wrong'}.`);
  }
  if (mistakes.length > 0) throw new WrongSettings(mistakes);
  return withFolders(values as SettingValues, folders.data, whicheverExists);
}

function withFolders(values: SettingValues, data: string, whicheverExists: boolean): LedgerSettings {
  const real = join(data, 'ledger');
  const example = join(data, 'demo');
  const onlyDemoThere = whicheverExists && values.demo === undefined && !existsSync(real) && existsSync(example);
  const demo = values.demo ?? false;
  const ledger = resolve(values.ledger ?? (demo || onlyDemoThere ? example : real));
  const keys = resolve(values.keys ?? `${ledger}-keys`);
  const mistakes: string[] = [];
  if (isWithin(keys, ledger))
    mistakes.push(
      `PACTA_KEYS (${keys}) must not stand inside the ledger folder ${ledger}: whoever copies the ledger would copy its keys.`,
    );
  if (values.store === 'kurrentdb' && values.kurrentdb === undefined)
    mistakes.push('PACTA_KURRENTDB must hold a connection string when PACTA_STORE is kurrentdb.');
  if (values.kurrentdb !== undefined) mistakes.push(...connectionMistakes(values.kurrentdb));
  if (mistakes.length > 0) throw new WrongSettings(mistakes);
  return { ...values, ledger, keys, demo };
}

/** A connection string holds a password, so messages do not quote it. */
function connectionMistakes(text: string): readonly string[] {
  try {
    parseConnectionString(text);
    return [];
  } catch (error) {
    if (error instanceof ConnectionStringWrong) return [`PACTA_KURRENTDB: ${error.message}`];
    throw error;
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function settingsFile(path: string, mistakes: string[]): { path: string; values: Record<string, unknown> } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!isSystemError(error, 'ENOENT', 'ENOTDIR'))
      mistakes.push(`The settings file ${path} can't be read: ${(error as Error).message}.`);
    return { path, values: {} };
  }
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    values = undefined;
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    mistakes.push(`The settings file ${path} must hold one JSON object, such as {"port": 3000}.`);
    return { path, values: {} };
  }
  for (const name of Object.keys(values)) {
    if (!settingNames.includes(name as SettingName))
      mistakes.push(`"${name}" in ${path} is not a setting; there are: ${settingNames.join(', ')}.`);
  }
  return { path, values: values as Record<string, unknown> };
}

import type { LedgerSettings } from './ledger-settings.ts';
import { SETTINGS, type SettingName } from './setting-names.ts';

/** Settings for a client of a service; they do not select a ledger. */
const NOT_PASSED_ON: readonly string[] = ['url', 'token'] satisfies readonly SettingName[];

/**
 * `env` with these settings as variables, for a child process. A variable beats the settings file, so both processes use
 * the same ledger.
 */
export function settingsEnvironment(settings: LedgerSettings, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const variables = { ...env };
  for (const [name, { variable }] of Object.entries(SETTINGS)) {
    const value = NOT_PASSED_ON.includes(name) ? undefined : settings[name as SettingName];
    if (value === undefined) delete variables[variable];
    else variables[variable] = typeof value === 'boolean' ? String(Number(value)) : String(value);
  }
  return variables;
}

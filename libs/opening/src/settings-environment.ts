import type { LedgerSettings } from './ledger-settings.ts';
import { SETTINGS, type SettingName } from './setting-names.ts';

/** They say where this process asks, not which ledger it is about. */
const NOT_PASSED_ON: readonly string[] = ['url', 'token'] satisfies readonly SettingName[];

/**
 * `env` with these settings as variables, for a process that this one starts. A variable beats the settings file, so both
 * come to the same ledger.
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

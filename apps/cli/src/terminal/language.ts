import { EXIT } from '@pacta/process';
import type { Language } from '@pacta/reports';
import { CommandFault } from '../faults/command-fault.ts';

/** Complete by type; written here because the command line answers `--help` without loading the statements. */
const LANGUAGES: Readonly<Record<Language, true>> = { en: true, fr: true };

const isLanguage = (text: string): text is Language => Object.hasOwn(LANGUAGES, text);

/**
 * The language that is asked for: a flag beats `PACTA_LANG`, else English. The language of the system is not consulted, so
 * that scripts read the same text everywhere.
 *
 * @throws CommandFault wrong usage (2) for a language that there is no catalogue of
 */
export function chosenLanguage(flag: string | undefined, env: NodeJS.ProcessEnv): Language {
  const variable = env.PACTA_LANG === '' ? undefined : env.PACTA_LANG;
  const asked = flag ?? variable ?? 'en';
  if (isLanguage(asked)) return asked;
  throw new CommandFault(
    EXIT.usage,
    `${flag === undefined ? 'PACTA_LANG' : '--lang'} must be one of ${Object.keys(LANGUAGES).join(', ')}, not '${asked}'.`,
  );
}

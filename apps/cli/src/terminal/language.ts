import { EXIT } from '@pacta/process';
import type { Language } from '@pacta/reports';
import { CommandFault } from '../faults/command-fault.ts';

/** The type keeps it complete. It is repeated here so that `--help` does not load the statements. */
const LANGUAGES: Readonly<Record<Language, true>> = { en: true, fr: true };

const isLanguage = (text: string): text is Language => Object.hasOwn(LANGUAGES, text);

/**
 * The chosen language: a flag beats `PACTA_LANG`, else English. The system's language is ignored, so that scripts read the
 * same text everywhere.
 *
 * @throws CommandFault wrong usage (2) for a language without a catalogue
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

import { wordsFor, type Language, type Names } from '@pacta/reports';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';

/**
 * The id of the actor whom the log calls so, such as `funder, Caisse des Dépôts`; an id stays what it is, and so does what
 * the log calls nobody.
 *
 * @throws CommandFault wrong usage (2) where it calls several so
 */
export function actorReference(given: string, names: Names, language: Language): string {
  const [only, ...more] = names.actorsCalled(given, wordsFor(language).names);
  if (more.length === 0) return only ?? given;
  throw new CommandFault(
    EXIT.usage,
    `The log calls ${more.length + 1} actors '${given}'.`,
    `Give one of their ids: ${[only, ...more].join(', ')}.`,
  );
}

import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';
import { nearMatch } from '../faults/near-match.ts';

/** The names of something that can be referred to. */
export interface Named {
  readonly id: string;
  /** Empty where it has no name. */
  readonly name: string;
  /** Its numbers in other registers, such as an iati-identifier. */
  readonly identifiers?: readonly string[];
}

/** Words for messages. */
export interface ReferenceWords {
  /** `partnership` */
  readonly what: string;
  /** The command that lists them. */
  readonly listed: string;
}

const SHORTEST_PREFIX = 6;

/** `Projet Malin` → `projet-malin`: a name without accents, blanks and capitals, easy to type. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

/**
 * Finds a match by id, at least six first characters of one, a number in another register, a name or its slug.
 *
 * @throws CommandFault not found (4), or ambiguous (2)
 */
export function findNamed<N extends Named>(given: string, known: readonly N[], { what, listed }: ReferenceWords): N {
  const wanted = given.trim();
  const slug = slugOf(wanted);
  const isPrefix = wanted.length >= SHORTEST_PREFIX && /^[0-9a-f-]+$/i.test(wanted);
  const tests: readonly ((one: N) => boolean)[] = [
    ({ id }) => id === wanted.toLowerCase(),
    ({ identifiers = [] }) => identifiers.includes(wanted),
    ({ name }) => name === wanted,
    ({ name }) => slug !== '' && slugOf(name) === slug,
    ({ id }) => isPrefix && id.startsWith(wanted.toLowerCase()),
  ];
  for (const fits of tests) {
    const found = known.filter((one) => fits(one));
    if (found.length > 1)
      throw new CommandFault(
        EXIT.usage,
        `More than one ${what} goes by '${wanted}': ${found.map(({ id, name }) => `${id} (${name})`).join(', ')}.`,
        'Give its id.',
      );
    if (found[0] !== undefined) return found[0];
  }
  throw new CommandFault(EXIT.notFound, `No ${what} is called '${wanted}'.`, nextFor(slug, known, { what, listed }));
}

function nextFor(slug: string, known: readonly Named[], { what, listed }: ReferenceWords): string {
  if (known.length === 0) return `There is no ${what} in this ledger yet.`;
  const near = nearMatch(
    slug,
    known.map(({ name }) => slugOf(name)),
  );
  return near === undefined ? listed : `Did you mean '${near}'?`;
}

import type { FieldReader, PersonalReading } from '../access/field-reader.ts';
import type { ContributionRegister } from './contribution-register.entries.ts';

/** A contribution as one reader may see it: with the person's name where they may read it. */
export interface ReadableContribution extends Omit<ContributionRegister, 'logged'> {
  readonly logged:
    | (Omit<NonNullable<ContributionRegister['logged']>, 'name'> & {
        /** Opened for this answer and stored nowhere. */
        readonly person: PersonalReading;
      })
    | null;
}

export function readableContribution(
  reader: FieldReader,
  { logged, ...register }: ContributionRegister,
): ReadableContribution {
  if (logged === null) return { ...register, logged };
  const { name, ...time } = logged;
  const person: PersonalReading = reader.mayReadPerson(logged) ? reader.openPersonal(name) : { state: 'sealed' };
  return { ...register, logged: { ...time, person } };
}

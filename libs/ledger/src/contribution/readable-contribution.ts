import type { FieldReader, PersonalReading } from '../access/readable.ts';
import type { ContributionRegister } from './contribution-register.view.ts';

/** A contribution as one reader may see it: the person's name opened for those who may read it. */
export interface ReadableContribution extends Omit<ContributionRegister, 'logged'> {
  readonly logged:
    | (Omit<NonNullable<ContributionRegister['logged']>, 'name'> & {
        /** Opened for this one answer, and kept nowhere. */
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

import type { FieldReader, PersonalReading } from '../access/field-reader.ts';
import type { ContributionRegister } from './contribution-register.entries.ts';

type Logged = NonNullable<ContributionRegister['logged']>;

/** A contribution without the person: nothing in it is sealed. */
export interface ContributionSummary extends Omit<ContributionRegister, 'logged'> {
  readonly logged: Omit<Logged, 'name'> | null;
}

/** A contribution as one reader may see it: with the person's name where they may read it. */
export interface ReadableContribution extends ContributionSummary {
  readonly logged:
    | (Omit<Logged, 'name'> & {
        /** Opened for this answer and stored nowhere. */
        readonly person: PersonalReading;
      })
    | null;
}

export function withoutPerson({ logged, ...register }: ContributionRegister): ContributionSummary {
  if (logged === null) return { ...register, logged };
  const { name: _name, ...time } = logged;
  return { ...register, logged: time };
}

export function readableContribution(reader: FieldReader, register: ContributionRegister): ReadableContribution {
  const { logged } = register;
  if (logged === null) return { ...register, logged };
  const { name, ...time } = logged;
  const person: PersonalReading = reader.mayReadPerson(logged) ? reader.openPersonal(name) : { state: 'sealed' };
  return { ...register, logged: { ...time, person } };
}

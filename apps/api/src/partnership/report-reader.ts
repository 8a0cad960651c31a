import { Injectable } from '@nestjs/common';
import {
  NOTHING_OPENS,
  roleReader,
  type ContributionRegister,
  type FieldReader,
  type PersonalField,
} from '@pacta/ledger';
import type { ReaderDescription } from '@pacta/reports';
import type { Scope } from '../reading/access.ts';
import { PersonNames } from '../reading/person-names.ts';

export const describedReader = ({ grants }: Scope): ReaderDescription =>
  grants.length === 0 ? { code: 'anyone' } : { code: 'roles', roles: [...new Set(grants.map(({ role }) => role))] };

/** Tells what the reader of a report may see. */
@Injectable()
export class ReportReaders {
  constructor(private readonly names: PersonNames) {}

  /** People's names are opened before, because a state is made readable at once; and each time anew. */
  async readerFor(scope: Scope, contributions: readonly ContributionRegister[]): Promise<FieldReader> {
    const fields = contributions.flatMap(({ logged }) => (logged === null ? [] : [logged.name]));
    const opened = new Map(
      await Promise.all(
        fields.map(async (field) => [keyOf(field), await this.names.readPersonal(scope, field)] as const),
      ),
    );
    return roleReader(scope.grants, {
      ...NOTHING_OPENS,
      openPersonal: (field) => opened.get(keyOf(field)) ?? { state: 'sealed' },
    });
  }
}

const keyOf = ({ eventId, pointer }: PersonalField): string => `${eventId}${pointer}`;

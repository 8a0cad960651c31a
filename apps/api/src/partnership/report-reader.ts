import { Injectable } from '@nestjs/common';
import {
  CONFIDENTIALITY_CLASSES,
  READING_LEVELS,
  reachesInto,
  type ContributionRegister,
  type PersonalField,
  type Reach,
} from '@pacta/ledger';
import type { Reader } from '@pacta/reports';
import type { Scope } from '../reading/access.ts';
import { PersonNames } from '../reading/person-names.ts';

const rank = ({ level, upTo }: Reach): number =>
  READING_LEVELS.indexOf(level) * CONFIDENTIALITY_CLASSES.length + CONFIDENTIALITY_CLASSES.indexOf(upTo);

/** Roles reach in one order, so the furthest one is what somebody with several of them reads. */
const furthest = (grants: Scope['grants'], discloser: string): Reach =>
  reachesInto(grants, discloser).reduce((far, reach) => (rank(reach) > rank(far) ? reach : far));

/** Tells a report what its reader may see. */
@Injectable()
export class ReportReaders {
  constructor(private readonly names: PersonNames) {}

  /** People's names are opened before, because a report is built at once; and each time anew. */
  async readerFor(scope: Scope, contributions: readonly ContributionRegister[]): Promise<Reader> {
    const { grants } = scope;
    const fields = contributions.flatMap(({ logged }) => (logged === null ? [] : [logged.name]));
    const opened = new Map(
      await Promise.all(
        fields.map(async (field) => [keyOf(field), await this.names.readPersonal(scope, field)] as const),
      ),
    );
    return {
      described: grants.length === 0 ? 'anyone signed in' : [...new Set(grants.map(({ role }) => role))].join(', '),
      rights: JSON.stringify(grants),
      levelFor: ({ discloser }) => furthest(grants, discloser).level,
      mayRead: ({ class: of, discloser }) =>
        CONFIDENTIALITY_CLASSES.indexOf(furthest(grants, discloser).upTo) >= CONFIDENTIALITY_CLASSES.indexOf(of),
      openPersonal: (field) => opened.get(keyOf(field)) ?? { state: 'sealed' },
    };
  }
}

const keyOf = ({ eventId, pointer }: PersonalField): string => `${eventId}${pointer}`;

import {
  CONFIDENTIALITY_CLASSES,
  contributionRegister,
  costRegister,
  mayRead,
  READING_LEVELS,
  reachesInto,
  type ContributionRegister,
  type CostRegister,
  type PersonalField,
  type Reach,
} from '@pacta/ledger';
import type { StateRow } from '@pacta/read-models';
import { ledgerOwner, type Reader as StatementReader } from '@pacta/reports';
import { openMarks } from '@pacta/sealing';
import type { LedgerReads } from './ledger-reads.ts';
import type { Scope } from './scope.ts';
import { fieldReader } from './sealed-fields.ts';

/** TEMPORARY bridge until statements take readable states. */
export async function reportReader(
  reads: LedgerReads,
  scope: Scope,
  rows: readonly StateRow[],
): Promise<{ readonly reader: StatementReader; readonly opened: readonly CostRegister[] }> {
  const { grants } = scope;
  const fields = await fieldReader(reads, scope, rows);
  const openPersonal = (field: PersonalField) => fields.openPersonal(field);
  const opened = rows
    .filter(({ view }) => view === costRegister.name)
    .map(({ state, sealed }) => {
      const discloser = (state as CostRegister).book?.discloser;
      return openMarks(state as CostRegister, sealed, reads.marks, ({ class: of }) =>
        scope.reader.kind === 'owner'
          ? of !== 'personal'
          : CONFIDENTIALITY_CLASSES.some(
              (each) => each === of && mayRead(grants, { level: 'price', class: each, discloser }),
            ),
      );
    });
  if (scope.reader.kind === 'owner') return { reader: ledgerOwner(openPersonal), opened };
  const rank = ({ level, upTo }: Reach): number =>
    READING_LEVELS.indexOf(level) * CONFIDENTIALITY_CLASSES.length + CONFIDENTIALITY_CLASSES.indexOf(upTo);
  const furthest = (discloser: string): Reach =>
    reachesInto(grants, discloser).reduce((far, reach) => (rank(reach) > rank(far) ? reach : far));
  const sides = rows
    .filter(({ view }) => view === contributionRegister.name)
    .flatMap(({ state }) => (state as ContributionRegister).logged ?? []);
  return {
    opened,
    reader: {
      described: grants.length === 0 ? 'anyone signed in' : [...new Set(grants.map(({ role }) => role))].join(', '),
      rights: JSON.stringify(grants),
      levelFor: ({ discloser }) => furthest(discloser).level,
      mayRead: ({ class: of, discloser }) =>
        CONFIDENTIALITY_CLASSES.indexOf(furthest(discloser).upTo) >= CONFIDENTIALITY_CLASSES.indexOf(of),
      openPersonal: (field) => {
        const logged = sides.find(({ name }) => name.eventId === field.eventId);
        return logged !== undefined && fields.mayReadPerson(logged) ? openPersonal(field) : { state: 'sealed' };
      },
    },
  };
}

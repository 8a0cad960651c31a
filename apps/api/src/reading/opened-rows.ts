import { CONFIDENTIALITY_CLASSES, costRegister, mayRead, type CostRegister } from '@pacta/ledger';
import type { StateRow } from '@pacta/read-models';
import type { OpenedStates } from '@pacta/sealing';
import type { Scope } from './access.ts';

/** The row with what somebody may read opened: of cost books, the classes that their roles reach in this book. */
export function openedFor(row: StateRow, { grants }: Pick<Scope, 'grants'>, states: OpenedStates): StateRow {
  if (row.view !== costRegister.name) return row;
  const discloser = (row.state as CostRegister).book?.discloser;
  const classes = CONFIDENTIALITY_CLASSES.filter((of) => mayRead(grants, { level: 'price', class: of, discloser }));
  const state = states.open(row, classes.join(' '), (field) => classes.some((of) => of === field.class));
  return { ...row, state };
}

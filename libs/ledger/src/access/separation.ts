import type { Role } from './roles.ts';

/** Separation of duties: roles that one person never holds together, whatever the organisations. */
const SEPARATED: readonly (readonly [Role, Role])[] = [
  ['discloser', 'auditor'],
  ['secretariat', 'auditor'],
  ['discloser', 'secretariat'],
];

/** The roles that a holder of this one must not hold. */
export const separatedFrom = (role: Role): readonly Role[] =>
  SEPARATED.flatMap(([one, other]) => (one === role ? [other] : other === role ? [one] : []));

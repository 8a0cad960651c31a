import type { Role } from './roles.ts';

/** Roles that one person never holds together, whatever the organisations (access.md, section 2). */
const SEPARATED: readonly (readonly [Role, Role])[] = [
  ['discloser', 'auditor'],
  ['secretariat', 'auditor'],
  ['discloser', 'secretariat'],
];

/** The roles that its holder must not hold. */
export const separatedFrom = (role: Role): readonly Role[] =>
  SEPARATED.flatMap(([one, other]) => (one === role ? [other] : other === role ? [one] : []));

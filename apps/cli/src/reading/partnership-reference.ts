import { findNamed, type Named } from './named-reference.ts';

export { slugOf } from './named-reference.ts';

/** The names of a partnership. */
export type NamedPartnership = Named;

/** Finds a partnership. @throws CommandFault not found (4), or ambiguous (2) */
export const findPartnership = <P extends NamedPartnership>(given: string, known: readonly P[]): P =>
  findNamed(given, known, { what: 'partnership', listed: "'pacta partnerships' lists them." });

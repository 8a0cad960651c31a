import { findNamed, type Named } from './named-reference.ts';

export { slugOf } from './named-reference.ts';

/** What a partnership may be called by. */
export type NamedPartnership = Named;

/** Finds a partnership. @throws CommandFault not found (4), or more than one fits (2) */
export const findPartnership = <P extends NamedPartnership>(given: string, known: readonly P[]): P =>
  findNamed(given, known, { what: 'partnership', listed: "'pacta partnerships' lists them." });

import { contributionRegister, type ContributionRegister } from '@pacta/ledger';
import type { EntityKind } from '../reading/entity-kind.ts';

/** The person's name is opened for this one answer; null where it is not for this reader, or forgotten. */
export const contributionKind: EntityKind<ContributionRegister> = {
  view: contributionRegister,
  capability: 'readGovernance',
  what: 'contribution',
  async render({ logged, ...contribution }, scope, tools) {
    if (logged === null) return { ...contribution, logged };
    const { name, subject, ...time } = logged;
    const person = { subject, name: (await tools.openPersonal(scope, name)) ?? null };
    return { ...contribution, logged: { ...time, person } };
  },
};

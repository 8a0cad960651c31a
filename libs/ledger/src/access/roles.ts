import { z } from 'zod';

/** Roles in a partnership. The public needs none. */
export const PARTNERSHIP_ROLES = [
  'secretariat',
  'discloser',
  'partner',
  'funder',
  'auditor',
  'chair',
  'board-member',
  'representative',
  'observer',
] as const;
export type PartnershipRole = (typeof PARTNERSHIP_ROLES)[number];

/** Granted on `ledger-main` only: founds partnerships, and reads nothing confidential. */
export const ADMINISTRATOR = 'administrator';

export const role = z.enum([...PARTNERSHIP_ROLES, ADMINISTRATOR]);
export type Role = z.infer<typeof role>;

/** A role of one person, for an organisation where the role needs one. */
export interface HeldRole {
  readonly role: Role;
  readonly organisation?: string;
}

import { z } from 'zod';

/** What a person may be in a partnership. The public needs no role. */
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

/** Granted on `ledger-main` only: founds partnerships, reads nothing. */
export const ADMINISTRATOR = 'administrator';

export const role = z.enum([...PARTNERSHIP_ROLES, ADMINISTRATOR]);
export type Role = z.infer<typeof role>;

import type { Role } from '@pacta/ledger';

/** How a language names those who have no name of their own to be called by. */
export interface NameWords {
  readonly roles: Readonly<Record<Role, string>>;
  /** An organisation that nobody named, by its short id. */
  readonly someOrganisation: (id: string) => string;
  readonly actor: (roles: readonly string[], organisation: string | null) => string;
}

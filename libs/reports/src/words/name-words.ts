import type { Role } from '@pacta/ledger';

/** How a language refers to people and organisations without a name. */
export interface NameWords {
  readonly roles: Readonly<Record<Role, string>>;
  /** An organisation without a name, by its short id. */
  readonly someOrganisation: (id: string) => string;
  readonly actor: (roles: readonly string[], organisation: string | null) => string;
}

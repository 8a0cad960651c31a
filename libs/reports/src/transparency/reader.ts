import type { Role } from '@pacta/ledger';

/** The reader that a statement was made for: the owner of a local ledger, or a signed-in user with their roles. */
export type ReaderDescription =
  { readonly code: 'owner' | 'anyone' } | { readonly code: 'roles'; readonly roles: readonly Role[] };

import type { Role } from '@pacta/ledger';

/** For whom a statement was made: the owner of a local ledger, or someone signed in, with their roles if any. */
export type ReaderDescription =
  { readonly code: 'owner' | 'anyone' } | { readonly code: 'roles'; readonly roles: readonly Role[] };

import type { StreamAccess } from './gateway.ts';

/** The group or user that may read and append. */
export const LEDGER_GROUP = 'pacta';
const ADMINISTRATORS = '$admins';

/**
 * Access control list of every stream that is not the server's own: Pacta reads and appends; only administrators
 * delete, tombstone, or write metadata, which holds `$maxAge`, `$maxCount` and `$tb`. The server's administrators
 * bypass all such lists.
 */
const STREAM_ACCESS = {
  $r: [LEDGER_GROUP, ADMINISTRATORS],
  $w: [LEDGER_GROUP, ADMINISTRATORS],
  $d: [ADMINISTRATORS],
  $mr: [LEDGER_GROUP, ADMINISTRATORS],
  $mw: [ADMINISTRATORS],
};

/** The default access control lists, in the form that the server stores in `$settings`. */
export const SETTINGS_STREAM = '$settings';
export const SETTINGS_TYPE = '$settings';
export const settingsText = (): string => JSON.stringify({ $userStreamAcl: STREAM_ACCESS });

/** The whole log is a system stream, which only administrators may read by default. */
export const LOG_STREAM = '$all';
export const LOG_ACCESS: StreamAccess = {
  readRoles: [LEDGER_GROUP, ADMINISTRATORS],
  metaReadRoles: [LEDGER_GROUP, ADMINISTRATORS],
  metaWriteRoles: [ADMINISTRATORS],
};

/** Why the lists in `$settings` leave history unprotected; undefined where they protect it. */
export function historyFault(settings: unknown): string | undefined {
  const lists = (settings as { readonly $userStreamAcl?: Readonly<Record<string, unknown>> } | undefined)
    ?.$userStreamAcl;
  if (lists === undefined) return 'no list says who may delete streams';
  const open = ['$d', '$mw'].find((name) => !isNarrow(lists[name]));
  if (open === undefined) return undefined;
  return open === '$d' ? 'its lists let others delete streams' : "its lists let others write streams' metadata";
}

const isNarrow = (roles: unknown): boolean =>
  (Array.isArray(roles) ? roles : [roles]).every((role) => role === ADMINISTRATORS);

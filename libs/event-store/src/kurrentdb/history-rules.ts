import type { StreamAccess } from './gateway.ts';

/** The group, or the user, whose right it is to read and append. */
export const LEDGER_GROUP = 'pacta';
const ADMINISTRATORS = '$admins';

/**
 * Who may do what with every stream that is not the server's own: Pacta reads and appends; nobody but an administrator
 * deletes, buries, or writes metadata, which is where `$maxAge`, `$maxCount` and `$tb` stand. An administrator of the
 * server is above every such list.
 */
const STREAM_ACCESS = {
  $r: [LEDGER_GROUP, ADMINISTRATORS],
  $w: [LEDGER_GROUP, ADMINISTRATORS],
  $d: [ADMINISTRATORS],
  $mr: [LEDGER_GROUP, ADMINISTRATORS],
  $mw: [ADMINISTRATORS],
};

/** Where the server keeps what holds for all streams, in the form it wants. */
export const SETTINGS_STREAM = '$settings';
export const SETTINGS_TYPE = '$settings';
export const settingsText = (): string => JSON.stringify({ $userStreamAcl: STREAM_ACCESS });

/** The whole log is a system stream, which administrators alone may read until it is said otherwise. */
export const LOG_STREAM = '$all';
export const LOG_ACCESS: StreamAccess = {
  readRoles: [LEDGER_GROUP, ADMINISTRATORS],
  metaReadRoles: [LEDGER_GROUP, ADMINISTRATORS],
  metaWriteRoles: [ADMINISTRATORS],
};

/** Why the lists that stand in `$settings` leave history open; undefined where they keep it. */
export function openness(settings: unknown): string | undefined {
  const lists = (settings as { readonly $userStreamAcl?: Readonly<Record<string, unknown>> } | undefined)
    ?.$userStreamAcl;
  if (lists === undefined) return 'no list says who may delete streams';
  const open = ['$d', '$mw'].find((name) => !isNarrow(lists[name]));
  if (open === undefined) return undefined;
  return open === '$d' ? 'its lists let others delete streams' : "its lists let others write streams' metadata";
}

const isNarrow = (roles: unknown): boolean =>
  (Array.isArray(roles) ? roles : [roles]).every((role) => role === ADMINISTRATORS);

/** SQLite's code of a fault, such as SQLITE_FULL; undefined for other errors. */
export function sqliteCode(fault: unknown): string | undefined {
  // Checked by shape, not by class: a native addon throws the error class of the realm that loaded it first.
  if (typeof fault !== 'object' || fault === null || !('code' in fault)) return undefined;
  return typeof fault.code === 'string' && fault.code.startsWith('SQLITE_') ? fault.code : undefined;
}

/** True for one of these codes or their extended forms. */
export function isSqliteFault(fault: unknown, ...codes: readonly string[]): boolean {
  const code = sqliteCode(fault);
  return code !== undefined && codes.some((begin) => code.startsWith(begin));
}

/** A fault's message, for a sentence. */
export const reasonOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'message' in fault ? String(fault.message) : String(fault);

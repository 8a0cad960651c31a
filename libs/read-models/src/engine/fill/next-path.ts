import { dirname, join } from 'node:path';

/** Path of the second file, which is filled while the live one serves. */
export const nextFileOf = (live: string): string => join(dirname(live), 'read-models.next.db');

import { z } from 'zod';
import { documentHash } from '../identifiers.ts';
import { line } from '../text.ts';

/** An instant as publishers state it, converted to UTC and milliseconds. */
const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'an instant in UTC, such as 2023-08-14T11:49:43.489Z')
  .meta({ format: 'date-time' });

/** Where a reported fact was read, and its version according to the publisher. Part of every event of an import. */
export const source = {
  /** SHA-256 of the file. */
  fileHash: documentHash,
  /** Location in the file, for people: `line 210: iati-activity[2]/transaction[14]`, `grants[17]`. */
  place: line(300),
  /** When the publisher last updated the record (IATI last-updated-datetime, 360Giving dateModified). */
  updatedAt: instant.exactOptional(),
  /** When the file was made (IATI generated-datetime). */
  generatedAt: instant.exactOptional(),
};

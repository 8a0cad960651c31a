import { z } from 'zod';

/** Normalises text: NFC, so that equal text has equal bytes, and trimmed. */
export const tidyText = (text: string): string => text.normalize('NFC').trim();

const PLAIN = /^[ -~]*$/;
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/**
 * The form in which identifiers and references are compared: composed, without characters that nobody sees (zero-width
 * spaces, soft hyphens, marks of direction) and without blanks at its ends.
 */
export const comparableText = (text: string): string =>
  PLAIN.test(text) ? text.trim() : tidyText(text.replace(INVISIBLE, ''));

const isTidy = (text: string): boolean => text.isWellFormed() && text === tidyText(text);

/** Tidy and without control characters, as most text is. */
const PLAIN_AND_TIDY = /^[!-~](?:[ -~]*[!-~])?$/;

// No control characters; line breaks and tabs are allowed in longer text.
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const CONTROL_BUT_LAYOUT = /[^\P{Cc}\n\t]/u;

/** One line of text, 1 to `max` characters. */
export const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine(
      (value) => PLAIN_AND_TIDY.test(value) || (isTidy(value) && !CONTROL.test(value)),
      'one line of composed text with no blanks at its ends',
    );

/** Text of one or more lines, 1 to `max` characters. */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine(
      (value) => PLAIN_AND_TIDY.test(value) || (isTidy(value) && !CONTROL_BUT_LAYOUT.test(value)),
      'composed text with no blanks at its ends',
    );

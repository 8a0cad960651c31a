import { z } from 'zod';

/** Text as the ledger keeps it: composed (NFC), so that equal text has equal bytes, and with no blanks at its ends. */
export const tidyText = (text: string): string => text.normalize('NFC').trim();

const isTidy = (text: string): boolean => text.isWellFormed() && text === tidyText(text);

// Control characters have no business in a register; a line break or a tab does, in longer text.
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const CONTROL_BUT_LAYOUT = /[^\P{Cc}\n\t]/u;

/** One line of text, at most `max` characters, never empty. */
export const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => isTidy(value) && !CONTROL.test(value), 'one line of composed text with no blanks at its ends');

/** Text that may run over several lines, at most `max` characters, never empty. */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => isTidy(value) && !CONTROL_BUT_LAYOUT.test(value), 'composed text with no blanks at its ends');

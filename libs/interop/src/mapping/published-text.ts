import { comparableText } from '@pacta/ledger';

/** Text that is tidy as it is: most of what is published. */
const TIDY = /^[!-~]+(?: [!-~]+)*$/;
const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;
const CONTROLS_BUT_LAYOUT = /[^\P{Cc}\n\t]|[\u2028\u2029]/gu;

/** Published text on one line, at most `max` characters; a longer one is cut and ends in '…'. Undefined where there is none. */
export function lineOf(text: string | undefined, max: number): string | undefined {
  if (text === undefined) return undefined;
  const line = text.trim();
  return line.length <= max && TIDY.test(line) ? line : cut(line.replace(CONTROLS, ' ').replace(/\s+/gu, ' '), max);
}

/** Published text that may run over several lines. */
export function textOf(text: string | undefined, max: number): string | undefined {
  if (text === undefined) return undefined;
  const lines = text.trim();
  if (lines.length <= max && TIDY.test(lines)) return lines;
  return cut(
    lines
      .replace(/\r\n?/g, '\n')
      .replace(CONTROLS_BUT_LAYOUT, ' ')
      .replace(/[^\S\n]+/gu, ' ')
      .replace(/ ?\n ?/g, '\n'),
    max,
  );
}

/** Longest code, in characters. */
const LONGEST_CODE = 60;

/** A code as published, without what nobody sees; undefined where it is longer than any code is. */
export function codeOf(text: string | undefined): string | undefined {
  const code = lineOf(text === undefined ? undefined : comparableText(text), LONGEST_CODE + 1);
  return code === undefined || code.length > LONGEST_CODE ? undefined : code;
}

function cut(text: string, max: number): string | undefined {
  const tidy = text.toWellFormed().normalize('NFC').trim();
  if (tidy === '') return undefined;
  if (tidy.length <= max) return tidy;
  const kept = tidy.slice(0, max - 1);
  // Avoids cutting a surrogate pair in half.
  return `${(/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept).trimEnd()}…`;
}

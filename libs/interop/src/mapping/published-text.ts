const CONTROLS = /[\p{Cc}\u2028\u2029]/gu;
const CONTROLS_BUT_LAYOUT = /[^\P{Cc}\n\t]|[\u2028\u2029]/gu;

/** Published text on one line, at most `max` characters; a longer one is cut and ends in '…'. Undefined where there is none. */
export function lineOf(text: string | undefined, max: number): string | undefined {
  return text === undefined ? undefined : cut(text.replace(CONTROLS, ' ').replace(/\s+/gu, ' '), max);
}

/** Published text that may run over several lines. */
export function textOf(text: string | undefined, max: number): string | undefined {
  if (text === undefined) return undefined;
  return cut(
    text
      .replace(/\r\n?/g, '\n')
      .replace(CONTROLS_BUT_LAYOUT, ' ')
      .replace(/[^\S\n]+/gu, ' ')
      .replace(/ ?\n ?/g, '\n'),
    max,
  );
}

/** A code or reference as published; undefined where it is longer than any code is. */
export function codeOf(text: string | undefined, max = 60): string | undefined {
  const code = lineOf(text, max + 1);
  return code === undefined || code.length > max ? undefined : code;
}

function cut(text: string, max: number): string | undefined {
  const tidy = text.toWellFormed().normalize('NFC').trim();
  if (tidy === '') return undefined;
  if (tidy.length <= max) return tidy;
  const kept = tidy.slice(0, max - 1);
  // Avoids cutting a surrogate pair in half.
  return `${(/[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept).trimEnd()}…`;
}

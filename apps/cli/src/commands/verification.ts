import type { VerifyReport } from '@pacta/read-models';
import { printable, wordsFor, type Language, type Style, type Words } from '@pacta/reports';

type Check = VerifyReport['checks'][number];
type VerificationWords = Words['operations']['verification'];

/** The checks one by one, then the result. Findings are always in English. */
export function verificationInWords(
  { ok, events, checks, firstBad }: VerifyReport,
  style: Style,
  language: Language = 'en',
): string {
  const said = wordsFor(language).operations.verification;
  const width = Math.max(0, ...checks.map(({ name }) => said.check(name).length));
  const made = checks.filter((check) => !wasNotRun(check));
  const failed = made.filter((check) => !check.ok).map(({ name }) => name);
  const unmade = checks.filter(wasNotRun).map(({ name }) => name);
  const warned = made.filter(({ warning }) => warning === true).map(({ name }) => name);
  return [
    ...checks.map(
      (check) => `${markOf(check, style, said)}  ${said.check(check.name).padEnd(width)}  ${printable(check.detail)}`,
    ),
    '',
    ok ? style('good', said.passed(made.length, events)) : style('bad', said.failed(failed)),
    ...(firstBad === null ? [] : [firstBadInWords(firstBad, said)]),
    ...(warned.length === 0 ? [] : [said.warned(warned)]),
    ...(unmade.length === 0 ? [] : [said.notChecked(unmade)]),
  ].join('\n');
}

/** A check that could not run must look neither passed nor failed. */
const wasNotRun = ({ ok, detail }: Check): boolean => ok && detail.startsWith('not checked');

function markOf(check: Check, style: Style, { marks }: VerificationWords): string {
  const width = Math.max(...Object.values(marks).map((mark) => mark.length));
  if (wasNotRun(check)) return style('muted', marks.unmade.padEnd(width));
  if (check.warning === true) return style('warning', marks.warning.padEnd(width));
  return check.ok ? style('good', marks.ok.padEnd(width)) : style('bad', marks.failed.padEnd(width));
}

function firstBadInWords(
  { position, stream, revision, eventId, why }: NonNullable<VerifyReport['firstBad']>,
  said: VerificationWords,
): string {
  const names = [
    position === null ? [] : `@${position}`,
    eventId ?? [],
    stream === null ? [] : said.ofStream(stream, revision),
  ].flat();
  // A truncated log or an unreadable bundle has no single event at fault.
  return printable(names.length === 0 ? said.whatIsWrong(why) : said.firstBad(names, why));
}

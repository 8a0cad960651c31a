import type { VerifyReport } from '@pacta/read-models';
import { printable, type Style } from '@pacta/reports';
import { counted } from '../terminal/words.ts';

type Check = VerifyReport['checks'][number];

/** The checks one by one, then what they come to. */
export function verificationInWords({ ok, events, checks, firstBad }: VerifyReport, style: Style): string {
  const width = Math.max(0, ...checks.map(({ name }) => name.length));
  const made = checks.filter((check) => !isUnmade(check));
  const failed = made.filter((check) => !check.ok);
  const lines = checks.map(
    (check) => `${markOf(check, style)}  ${check.name.padEnd(width)}  ${printable(check.detail)}`,
  );
  const outcome = ok
    ? style('good', `All ${counted(made.length, 'check')} passed over ${counted(events, 'event')}.`)
    : style('bad', `Verification failed: ${failed.map(({ name }) => name).join(', ')}.`);
  const unmade = checks.filter(isUnmade).map(({ name }) => name);
  return [
    ...lines,
    '',
    outcome,
    ...(firstBad === null ? [] : [firstBadInWords(firstBad)]),
    ...(unmade.length === 0 ? [] : [`Not checked: ${unmade.join(', ')}; why stands above.`]),
  ].join('\n');
}

/** A check that could not be made is neither passed nor failed, and must look like neither. */
const isUnmade = ({ ok, detail }: Check): boolean => ok && detail.startsWith('not checked');

function markOf(check: Check, style: Style): string {
  if (isUnmade(check)) return style('muted', '—     ');
  return check.ok ? style('good', 'ok    ') : style('bad', 'FAILED');
}

function firstBadInWords({ position, stream, revision, eventId, why }: NonNullable<VerifyReport['firstBad']>): string {
  const names = [
    position === null ? [] : `@${position}`,
    eventId ?? [],
    stream === null ? [] : `${stream} revision ${revision ?? '?'}`,
  ].flat();
  // A cut tail or a bundle that can't be read is no single event's fault.
  return printable(names.length === 0 ? `What is wrong: ${why}` : `First bad event: ${names.join(', ')}: ${why}`);
}

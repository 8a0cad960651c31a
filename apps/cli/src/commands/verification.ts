import { printable, type Style } from '@pacta/reports';
import { counted } from '../terminal/words.ts';

/** What `pacta verify --json` prints. */
export interface Verification {
  readonly ok: boolean;
  readonly events: number;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail: string }[];
  readonly firstBad: {
    readonly position: number | null;
    readonly stream: string | null;
    readonly revision: number | null;
    readonly eventId: string | null;
    readonly why: string;
  } | null;
}

/** The checks one by one, then what they come to. */
export function verificationInWords({ ok, events, checks, firstBad }: Verification, style: Style): string {
  const width = Math.max(0, ...checks.map(({ name }) => name.length));
  const lines = checks.map(({ name, ok: passed, detail }) => {
    const mark = passed ? style('good', 'ok    ') : style('bad', 'FAILED');
    return `${mark}  ${name.padEnd(width)}  ${printable(detail)}`;
  });
  const failed = checks.filter((check) => !check.ok);
  const outcome = ok
    ? style('good', `All ${counted(checks.length, 'check')} passed over ${counted(events, 'event')}.`)
    : style('bad', `Verification failed: ${failed.map(({ name }) => name).join(', ')}.`);
  return [...lines, '', outcome, ...(firstBad === null ? [] : [firstBadInWords(firstBad)]), NOT_CHECKED].join('\n');
}

function firstBadInWords({ position, stream, revision, eventId, why }: NonNullable<Verification['firstBad']>): string {
  const names = [
    position === null ? [] : `@${position}`,
    eventId ?? [],
    stream === null ? [] : `${stream} revision ${revision ?? '?'}`,
  ].flat();
  return printable(`First bad event: ${names.join(', ')}: ${why}`);
}

const NOT_CHECKED =
  'Not checked: whether the whole ledger was set back to an earlier state, for want of an older checkpoint or a witness.';

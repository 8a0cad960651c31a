import { isRefusal, type Refusal } from '@pacta/ledger';
import { readMoment, resolveAsOf } from '@pacta/projections';
import { EXIT } from '../../../api/src/runtime/fault.ts';
import { CommandFault } from '../faults/command-fault.ts';

type LogTimes = Parameters<typeof resolveAsOf>[1];

/** When and where an event was recorded. */
interface Recorded {
  readonly position: number;
  /** Instant. */
  readonly recordedAt: string;
}

/**
 * Tells whether an event was recorded within these bounds, both included; days are those of the ledger's own zone.
 *
 * @throws CommandFault wrong usage (2)
 */
export function recordedRange(
  { since, until }: { readonly since?: string | undefined; readonly until?: string | undefined },
  zone: string,
): (event: Recorded) => boolean {
  const first = since === undefined ? undefined : momentBehind('--since', since, zone);
  const last = until === undefined ? undefined : momentBehind('--until', until, zone);
  return (event) =>
    (first === undefined ||
      (first.kind === 'position' ? event.position >= first.position : Date.parse(event.recordedAt) >= first.first)) &&
    (last === undefined ||
      (last.kind === 'position' ? event.position <= last.position : Date.parse(event.recordedAt) <= last.last));
}

function momentBehind(option: string, text: string, zone: string) {
  const moment = readMoment(text, zone);
  if (isRefusal(moment)) throw faultOf(option, moment);
  return moment;
}

/**
 * The leaf index of the last event that counts as of a moment; -1 where none does.
 *
 * @throws CommandFault wrong usage (2), or a moment that the log has not (4)
 */
export async function lastPositionAsOf(
  text: string,
  zone: string,
  log: AsyncIterable<Recorded>,
  option = '--as-of',
): Promise<number> {
  const asOf = resolveAsOf(text, await timesOf(log), { zone, now: new Date().toISOString() });
  if (isRefusal(asOf)) throw faultOf(option, asOf);
  return asOf.position;
}

const faultOf = (option: string, { refused, detail, next }: Refusal): CommandFault =>
  new CommandFault(refused === 'not-a-moment' ? EXIT.usage : EXIT.notFound, `${option}: ${detail}`, next);

/** The greatest recordedAt up to each event, which never falls also where clocks stepped back. */
async function timesOf(log: AsyncIterable<Recorded>): Promise<LogTimes> {
  const latest: number[] = [];
  for await (const { recordedAt } of log)
    latest.push(Math.max(latest.at(-1) ?? Number.NEGATIVE_INFINITY, Date.parse(recordedAt)));
  return {
    eventCount: () => latest.length,
    latestRecordedAt: () => latest.at(-1),
    lastPositionAt: (instant) => {
      const beyond = latest.findIndex((at) => at > instant);
      return (beyond < 0 ? latest.length : beyond) - 1;
    },
  };
}

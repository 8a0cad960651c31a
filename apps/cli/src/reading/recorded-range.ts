import { isRefusal, type Refusal } from '@pacta/ledger';
import { readMoment, type Moment } from '@pacta/read-models';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';

/** Bounds of a stretch of the log; what is absent holds back nothing. */
export interface RecordedBounds {
  /** Instants (ISO 8601, UTC, milliseconds), both included. */
  readonly since?: string;
  readonly until?: string;
  /** Leaf index before the first one. */
  readonly after?: number;
  /** Leaf index of the last one. */
  readonly through?: number;
}

/**
 * The bounds that `--since` and `--until` set, both included; days are those of the ledger's own zone.
 *
 * @throws CommandFault wrong usage (2)
 */
export function recordedBounds(
  { since, until }: { readonly since?: string | undefined; readonly until?: string | undefined },
  zone: string,
): RecordedBounds {
  const first = since === undefined ? undefined : momentBehind('--since', since, zone);
  const last = until === undefined ? undefined : momentBehind('--until', until, zone);
  return { ...(first === undefined ? {} : beginning(first)), ...(last === undefined ? {} : ending(last)) };
}

const beginning = (moment: Moment): RecordedBounds =>
  moment.kind === 'position' ? { after: moment.position - 1 } : { since: instantOf(moment.first) };

const ending = (moment: Moment): RecordedBounds =>
  moment.kind === 'position' ? { through: moment.position } : { until: instantOf(moment.last) };

const instantOf = (milliseconds: number): string => new Date(milliseconds).toISOString();

function momentBehind(option: string, text: string, zone: string): Moment {
  const moment = readMoment(text, zone);
  if (isRefusal(moment)) throw faultOf(option, moment);
  return moment;
}

/** What is no moment is wrong usage (2); one that the log has not is not found (4). */
export const faultOf = (option: string, { refused, detail, next }: Refusal): CommandFault =>
  new CommandFault(refused === 'not-a-moment' ? EXIT.usage : EXIT.notFound, `${option}: ${detail}`, next);

import { eventCatalogue, STREAM_CATEGORIES } from '@pacta/ledger';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';
import { nearMatch } from '../faults/near-match.ts';

/** Options of `pacta log`, as typed. */
export interface LogOptions {
  readonly type?: readonly string[];
  readonly stream?: string;
  readonly actor?: string;
  readonly partnership?: string;
  readonly since?: string;
  readonly until?: string;
  readonly asOf?: string;
  readonly effective?: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}

/** Filters of the log; an absent one matches every event. */
export interface LogQuery {
  /** Names of event types with their version. */
  readonly types?: readonly string[];
  readonly stream?: { readonly kind: 'one' | 'category'; readonly name: string };
  readonly actor?: string;
  /** As given: an id, a prefix, a name. */
  readonly partnership?: string;
  /** A date, an instant or `@position`, both included. */
  readonly since?: string;
  readonly until?: string;
  /** The moment of the log. */
  readonly asOf?: string;
  /** The days on which it was true. */
  readonly effective?: string;
  /** Most events; the newest are taken. */
  readonly limit?: number;
  readonly oldestFirst: boolean;
}

/** @throws CommandFault wrong usage (2) */
export function logQuery({ type = [], stream, reverse, ...rest }: LogOptions): LogQuery {
  return {
    ...rest,
    oldestFirst: reverse === true,
    ...(type.length === 0 ? {} : { types: type.flatMap((name) => typesNamed(name)) }),
    ...(stream === undefined ? {} : { stream: streamNamed(stream) }),
  };
}

/**
 * `Pledged` matches every version; `Pledged.v7` is accepted unchecked, because a log may hold types of a newer version.
 */
function typesNamed(given: string): readonly string[] {
  if (/\.v\d+$/.test(given)) return [given];
  const known = [...eventCatalogue.keys()];
  const found = known.filter((name) => name.slice(0, name.indexOf('.')).toLowerCase() === given.toLowerCase());
  if (found.length > 0) return found;
  const near = nearMatch(given, new Set(known.map((name) => name.slice(0, name.indexOf('.')))));
  throw new CommandFault(
    EXIT.usage,
    `No event type is called '${given}'.`,
    near === undefined ? `There are: ${known.join(', ')}.` : `Did you mean '${near}'?`,
  );
}

function streamNamed(given: string): NonNullable<LogQuery['stream']> {
  const category = given.split('-', 1)[0] ?? '';
  if (!STREAM_CATEGORIES.some((known) => known === category)) {
    const near = nearMatch(category, STREAM_CATEGORIES);
    throw new CommandFault(
      EXIT.usage,
      `No stream begins with '${category}'.`,
      near === undefined ? `Streams begin with one of: ${STREAM_CATEGORIES.join(', ')}.` : `Did you mean '${near}'?`,
    );
  }
  return given.includes('-') ? { kind: 'one', name: given } : { kind: 'category', name: given };
}

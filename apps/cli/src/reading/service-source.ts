import type { ControlTotal, PartnershipOverview, RecordedEvent } from '@pacta/ledger';
import { namesFrom, type ListedPartnership, type LogLine, type Names, type Referral } from '@pacta/reports';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';
import type { EventReference } from './event-reference.ts';
import type { FoundEvent, LedgerSource, ReadEvent, ReadOptions } from './ledger-source.ts';
import type { LogQuery } from './log-query.ts';
import { saidOf } from './said-of.ts';
import { findOrganisation } from './organisation-reference.ts';
import { findPartnership, type NamedPartnership } from './partnership-reference.ts';
import { wholeReport } from './whole-report.ts';
import { serviceClient } from './service-client.ts';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Reads a running service, with the rights of the token's actor. */
export function serviceSource(service: { readonly url: string; readonly token: string | undefined }): LedgerSource {
  const client = serviceClient(service);

  /** The rows of the service's list, without members that only writers need. */
  async function partnerships(options: ReadOptions = {}): Promise<readonly ListedPartnership[]> {
    const rows: ListedPartnership[] = [];
    for await (const { revision: _revision, ...row } of client.pages<
      ListedPartnership & { readonly revision: unknown }
    >('/v1/partnerships', { ...options, limit: '1000' }))
      rows.push(row);
    return rows;
  }

  const known = async (): Promise<readonly NamedPartnership[]> =>
    (await partnerships()).map(({ id, name, externalIds }) => ({
      id,
      name: name ?? '',
      identifiers: externalIds.map(({ ref }) => ref),
    }));

  /** A whole id is not looked up: the list of all partnerships may be long. */
  const idFor = async (partnership: string): Promise<string> =>
    UUID.test(partnership) ? partnership : findPartnership(partnership, await known()).id;

  async function* log(query: LogQuery): AsyncIterable<ReadEvent> {
    const { types, stream, actor, partnership, since, until, asOf, effective, limit, oldestFirst } = query;
    const id = partnership === undefined ? undefined : findPartnership(partnership, await known()).id;
    const position = [since, until].find((moment) => moment?.startsWith('@') === true);
    if (position !== undefined)
      throw new CommandFault(
        EXIT.usage,
        `A service's log is filtered by time, not by ${position}.`,
        'Give a day or an instant.',
      );
    const filters = {
      type: types?.join(','),
      stream: stream?.kind === 'one' ? stream.name : undefined,
      actor,
      since,
      until,
      partnership: id,
      asOf,
      effective,
    };
    // A limit takes the newest events, so reading starts with those; they are then shown in the chosen order.
    const backwards = !oldestFirst || limit !== undefined;
    const kept: ReadEvent[] = [];
    let count = 0;
    for await (const line of client.pages<LogLine>('/v1/log', {
      ...filters,
      reverse: String(backwards),
      limit: String(Math.min(limit ?? 500, 500)),
    })) {
      if (stream?.kind === 'category' && !line.stream.startsWith(`${stream.name}-`)) continue;
      count += 1;
      if (backwards && oldestFirst) kept.push(read(line));
      else yield read(line);
      if (count === limit) break;
    }
    yield* kept.toReversed();
  }

  async function event(reference: EventReference, _personal: boolean, asOf?: string): Promise<FoundEvent> {
    const { refersTo, referredBy, sealed, ...line } = await client.get<ServedEvent>(`/v1/events/${nameOf(reference)}`, {
      asOf,
    });
    const by = referredBy.map(asReferral);
    const named = by.map(({ position, event: { eventId, type }, at }) => ({ position, eventId, type, at }));
    const shown = { ...line, sealed, referredBy: named };
    return { line, said: saidOf(line), shown, refersTo: refersTo.map(asReferral), referredBy: by };
  }

  async function overviews(): Promise<readonly PartnershipOverview[]> {
    const all: PartnershipOverview[] = [];
    for (const { id, origin } of await partnerships())
      if (origin !== 'reported') all.push(await client.get<PartnershipOverview>(`/v1/partnerships/${id}`));
    return all;
  }

  /** A whole id is not looked up. */
  const organisationFor = async (organisation: string): Promise<string> =>
    UUID.test(organisation) ? organisation : findOrganisation(organisation, await overviews()).id;

  const names = async (): Promise<Names> => namesFrom(await overviews());

  return {
    partnerships,
    report: async (partnership, options) => wholeReport(client.get, await idFor(partnership), { ...options }),
    reportPage: async (partnership, options) =>
      client.get(`/v1/partnerships/${await idFor(partnership)}/report`, { ...options }),
    diff: async (partnership, options) =>
      client.get(`/v1/partnerships/${await idFor(partnership)}/diff`, { ...options }),
    leverage: (anchor, { method, basis, ...question }) =>
      client.get('/v1/leverage', {
        anchor,
        ...question,
        cell: method === undefined ? undefined : basis === undefined ? method : `${method}/${basis}`,
      }),
    portfolio: async (funder, options) =>
      client.get(`/v1/portfolio/${await organisationFor(funder)}`, { ...options, events: 'true' }),
    log,
    event,
    names,
    async proof(reference) {
      const { body, headers } = await client.text(`/v1/receipts/${nameOf(reference)}/proof`);
      return { text: body, quorumMet: headers.get('pacta-quorum') === 'met' };
    },
    async totals(asOf) {
      return (await client.get<{ readonly items: readonly ControlTotal[] }>('/v1/totals', { asOf })).items;
    },
    policy: async () => (await client.text('/v1/ledger/policy')).body,
    close: async () => undefined,
  };
}

const read = (line: LogLine): ReadEvent => ({ line, said: saidOf(line) });

/** An event as the service answers it, with the events at the other end of its references. */
type ServedEvent = LogLine &
  Pick<FoundEvent['shown'], 'sealed'> & {
    readonly refersTo: readonly LinkedEvent[];
    readonly referredBy: readonly LinkedEvent[];
  };
type LinkedEvent = RecordedEvent & { readonly position: number; readonly at: string };

const asReferral = ({ position, at, ...event }: LinkedEvent): Referral => ({ position, at, event });

/** The event's id or position in the service's addresses. */
const nameOf = (reference: EventReference): string => {
  if (reference.kind === 'position') return `@${reference.position}`;
  return reference.kind === 'id' ? reference.eventId : reference.prefix;
};

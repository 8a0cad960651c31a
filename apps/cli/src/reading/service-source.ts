import type { PartnershipOverview } from '@pacta/ledger';
import { namesFrom, type ListedPartnership, type LogLine, type Names, type TransparencyReport } from '@pacta/reports';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';
import { linksOf, type LinkedEvent } from './event-links.ts';
import type { EventReference } from './event-reference.ts';
import type { FoundEvent, LedgerSource, ReadEvent, ReadOptions } from './ledger-source.ts';
import type { LogQuery } from './log-query.ts';
import { saidOf } from './said-of.ts';
import { findOrganisation } from './organisation-reference.ts';
import { findPartnership, type NamedPartnership } from './partnership-reference.ts';
import { serviceClient } from './service-client.ts';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Reads a running service, with the rights that the token's actor has there. */
export function serviceSource(service: { readonly url: string; readonly token: string | undefined }): LedgerSource {
  const client = serviceClient(service);

  /** The rows as the service lists them, without what serves writing. */
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

  /** A whole id is taken as it is: the list of all partnerships may be long. */
  const idFor = async (partnership: string): Promise<string> =>
    UUID.test(partnership) ? partnership : findPartnership(partnership, await known()).id;

  const reportOf = (id: string, options: ReadOptions): Promise<TransparencyReport> =>
    client.get(`/v1/partnerships/${id}/report`, { ...options });

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
    // The newest come first where only so many are wanted, whichever way they are shown then.
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
    const line = await client.get<LogLine>(`/v1/events/${await eventIdFor(reference)}`, { asOf });
    const { said } = read(line);
    const target = { position: line.position, event: { ...said, data: line.data } };
    const links = await linksOf(target, everyEvent(asOf));
    const sealed = [...sealedMarks(line.data, '')].map(([pointer, of]) => ({
      pointer,
      class: of,
      state: pointer in line.opened ? ('opened' as const) : ('sealed' as const),
    }));
    const referredBy = links.referredBy.map(({ position, event: { eventId, type }, at }) => ({
      position,
      eventId,
      type,
      at,
    }));
    return { line, said, shown: { ...line, sealed, referredBy }, ...links };
  }

  async function eventIdFor(reference: EventReference): Promise<string> {
    if (reference.kind === 'id') return reference.eventId;
    if (reference.kind === 'prefix') return reference.prefix;
    for await (const line of client.pages<LogLine>('/v1/log', { limit: '500' }))
      if (line.position === reference.position) return line.eventId;
    throw new CommandFault(
      EXIT.notFound,
      `There is no event @${reference.position} that you may see.`,
      "'pacta log' lists them.",
    );
  }

  async function* everyEvent(asOf?: string): AsyncIterable<LinkedEvent> {
    for await (const line of client.pages<LogLine>('/v1/log', { limit: '500', asOf }))
      yield { position: line.position, event: read(line).said };
  }

  async function overviews(): Promise<readonly PartnershipOverview[]> {
    const all: PartnershipOverview[] = [];
    for (const { id, origin } of await partnerships())
      if (origin !== 'reported') all.push(await client.get<PartnershipOverview>(`/v1/partnerships/${id}`));
    return all;
  }

  /** A whole id is taken as it is, as above. */
  const organisationFor = async (organisation: string): Promise<string> =>
    UUID.test(organisation) ? organisation : findOrganisation(organisation, await overviews()).id;

  const names = async (): Promise<Names> => namesFrom(await overviews());

  return {
    partnerships,
    report: async (partnership, options) => reportOf(await idFor(partnership), options),
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
      const id = await eventIdFor(reference);
      const { body, headers } = await client.text(`/v1/receipts/${id}/proof`);
      return { text: body, quorumMet: headers.get('pacta-quorum') === 'met' };
    },
    policy: async () => (await client.text('/v1/ledger/policy')).body,
    close: async () => undefined,
  };
}

const read = (line: LogLine): ReadEvent => ({ line, said: saidOf(line) });

function* sealedMarks(value: unknown, pointer: string): Iterable<readonly [string, string]> {
  if (typeof value !== 'object' || value === null) return;
  const mark = (value as { readonly $sealed?: { readonly class?: string } }).$sealed;
  if (mark !== undefined) yield [pointer, mark.class ?? 'unknown'];
  else
    for (const [name, member] of Object.entries(value))
      yield* sealedMarks(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
}

import { openSqliteStore } from '@pacta/event-store';
import { LEDGER_STREAM, type PartnershipOverview } from '@pacta/ledger';
import {
  ledgerOwner,
  listedPartnership,
  namesFrom,
  shownEvent,
  transparencyReport,
  type Names,
  type Reader,
  type TransparencyReport,
} from '@pacta/reports';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { EXIT } from '../../../api/src/runtime/fault.ts';
import { calendarOf } from '../../../api/src/runtime/ledger-calendar.ts';
import type { LedgerSettings } from '../../../api/src/runtime/ledger-settings.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { linksOf, type LinkedEvent } from './event-links.ts';
import type { EventReference } from './event-reference.ts';
import { PartnershipFolder, type FoldedPartnership } from './folded-partnership.ts';
import type { FoundEvent, LedgerSource, ReadEvent } from './ledger-source.ts';
import type { LogQuery } from './log-query.ts';
import { readEvent, recordedEvent, scanLog, type ScannedEvent } from './log-scan.ts';
import { findPartnership, type NamedPartnership } from './partnership-reference.ts';
import { lastPositionAsOf, recordedRange } from './recorded-range.ts';

export interface FolderSource extends LedgerSource {
  /** What the ledger's first event says of it. */
  info(): Promise<{ readonly zone: string; readonly demo: boolean }>;
  /** Rosters and grants of every partnership, as they stand. */
  overviews(): Promise<readonly PartnershipOverview[]>;
}

/**
 * Reads a ledger folder itself, also while a service holds it. Whoever may read folder and keys has the rights of their
 * owner: all that the keys open. Everything is folded from the events, so no read model has to be there or up to date.
 */
export async function folderSource(settings: LedgerSettings): Promise<FolderSource> {
  const store = await openSqliteStore({ folder: settings.ledger, readOnly: true });
  const keys = openKeyFolder(settings.keys, { ledgerFolder: settings.ledger, readOnly: true });
  const sealer = createSealer(keys);

  async function info(): Promise<{ readonly zone: string; readonly demo: boolean }> {
    const [opened] = await store.readStream(LEDGER_STREAM, { limit: 1 });
    const { zone = 'UTC', demo = false } = (opened?.data ?? {}) as { readonly zone?: string; readonly demo?: boolean };
    return { zone, demo };
  }

  const overviews = async (): Promise<readonly PartnershipOverview[]> =>
    (await folded()).partnerships.map(({ partnership }) => partnership);

  async function known(): Promise<readonly NamedPartnership[]> {
    const found: NamedPartnership[] = [];
    for await (const page of store.readAll({ filter: { streamPrefixes: ['partnership-'] } }))
      for (const { type, data, metadata } of page)
        if (type.startsWith('PartnershipFounded.') && metadata.partnershipId !== undefined)
          found.push({ id: metadata.partnershipId, name: (data as { readonly name: string }).name });
    return found;
  }

  /** Folds what `only` names up to the moment `asOf`; without them, everything. */
  async function folded(
    only?: string,
    asOf?: string,
  ): Promise<{ readonly partnerships: readonly FoldedPartnership[]; readonly last: ScannedEvent | undefined }> {
    const end = asOf === undefined ? Infinity : await lastPositionAsOf(asOf, (await info()).zone, allRecorded());
    const folder = new PartnershipFolder(sealer, only);
    let last: ScannedEvent | undefined;
    for await (const event of scanLog(store)) {
      if (event.position > end) break;
      folder.fold(event);
      last = event;
    }
    return { partnerships: folder.all(), last };
  }

  async function report(partnership: string, asOf?: string): Promise<TransparencyReport> {
    const { id, name } = findPartnership(partnership, await known());
    const { partnerships, last } = await folded(id, asOf);
    const [views] = partnerships;
    if (views?.partnership.founded == null)
      throw new CommandFault(
        EXIT.notFound,
        `'${name}' was not founded yet as of ${asOf ?? 'now'}.`,
        `'pacta log --partnership ${id}' shows when it was.`,
      );
    const recordedAt = last?.stored.metadata.recordedAt ?? null;
    const day = recordedAt === null ? null : calendarOf((await info()).zone)(recordedAt);
    return transparencyReport({
      ...views,
      reader: await reader(views),
      asOf: { position: last?.position ?? null, recordedAt, day },
    });
  }

  /** Personal fields are opened for this one rendering, from the events that the views name. */
  async function reader({ contributions }: FoldedPartnership): Promise<Reader> {
    const opened = new Map<string, ReturnType<Reader['openPersonal']>>();
    for (const { id, logged } of contributions) {
      if (logged === null) continue;
      const [event] = await store.readStream(`contribution-${id}`, { limit: 1 });
      const field = event === undefined ? undefined : sealer.openField(event, logged.name.pointer);
      if (field?.state === 'opened') opened.set(logged.name.eventId, { state: 'opened', value: String(field.value) });
      else if (field?.state === 'forgotten') opened.set(logged.name.eventId, { state: 'forgotten' });
    }
    return ledgerOwner(({ eventId }) => opened.get(eventId) ?? { state: 'sealed' });
  }

  async function* log(query: LogQuery): AsyncIterable<ReadEvent> {
    const wanted = await filterOf(query);
    const kept: ScannedEvent[] = [];
    for await (const event of scanLog(store)) {
      if (!wanted(event)) continue;
      if (query.oldestFirst && query.limit === undefined) yield readEvent(event, sealer, false);
      else kept.push(event);
      if (query.limit !== undefined && kept.length > 2 * query.limit) kept.splice(0, kept.length - query.limit);
    }
    const newest = query.limit === undefined ? kept : kept.slice(-query.limit);
    for (const event of query.oldestFirst ? newest : newest.toReversed()) yield readEvent(event, sealer, false);
  }

  async function filterOf({
    types,
    stream,
    actor,
    partnership,
    since,
    until,
  }: LogQuery): Promise<(event: ScannedEvent) => boolean> {
    const id = partnership === undefined ? undefined : findPartnership(partnership, await known()).id;
    const inRange = recordedRange({ since, until }, (await info()).zone);
    return ({ stored, position }) =>
      (types === undefined || types.includes(stored.type)) &&
      (actor === undefined || stored.metadata.actor === actor) &&
      (id === undefined || stored.metadata.partnershipId === id) &&
      (stream === undefined ||
        (stream.kind === 'one' ? stored.stream === stream.name : stored.stream.startsWith(`${stream.name}-`))) &&
      inRange({ position, recordedAt: stored.metadata.recordedAt });
  }

  async function event(reference: EventReference, personal: boolean): Promise<FoundEvent> {
    const found = await find(reference);
    const { entry, line, said } = readEvent(found, sealer, personal);
    const links = await linksOf({ position: found.position, event: entry.event }, allLinked());
    return { line, said, shown: shownEvent(entry, links.referredBy), ...links };
  }

  async function find(reference: EventReference): Promise<ScannedEvent> {
    const fits = fitting(reference);
    const found: ScannedEvent[] = [];
    for await (const each of scanLog(store)) {
      if (fits(each)) found.push(each);
      if (found.length > 1) break;
    }
    const [first, second] = found;
    if (first === undefined)
      throw new CommandFault(EXIT.notFound, 'There is no such event in this ledger.', "'pacta log' lists them.");
    if (second !== undefined)
      throw new CommandFault(
        EXIT.usage,
        `More than one event id begins like that: ${first.stored.eventId} and ${second.stored.eventId}.`,
        'Give more of it.',
      );
    return first;
  }

  async function* allRecorded(): AsyncIterable<{ readonly position: number; readonly recordedAt: string }> {
    for await (const { stored, position } of scanLog(store)) yield { position, recordedAt: stored.metadata.recordedAt };
  }

  async function* allLinked(): AsyncIterable<LinkedEvent> {
    for await (const { stored, position } of scanLog(store)) yield { position, event: recordedEvent(stored) };
  }

  return {
    partnerships: async () =>
      (await folded()).partnerships.map(({ partnership, commitments }) => listedPartnership(partnership, commitments)),
    report,
    log,
    event,
    names: async (): Promise<Names> => namesFrom(await overviews()),
    info,
    overviews,
    close: () => store.close(),
  };
}

function fitting(reference: EventReference): (event: ScannedEvent) => boolean {
  switch (reference.kind) {
    case 'position':
      return ({ position }) => position === reference.position;
    case 'id':
      return ({ stored }) => stored.eventId === reference.eventId;
    case 'prefix':
      return ({ stored }) => stored.eventId.startsWith(reference.prefix);
  }
}

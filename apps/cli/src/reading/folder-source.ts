import { isEffectiveWithin, LEDGER_STREAM, type EffectiveRange, type PartnershipOverview } from '@pacta/ledger';
import {
  ledgerOwner,
  listedPartnership,
  namesFrom,
  reportDiff,
  shownEvent,
  transparencyReport,
  type AsOf,
  type LogLine,
  type Names,
  type Portfolio,
  type Reader,
  type ReportDiff,
  type TransparencyReport,
} from '@pacta/reports';
import { createSealer, openKeyFolder } from '@pacta/sealing';
import { EXIT } from '../../../api/src/runtime/fault.ts';
import { calendarOf } from '../../../api/src/runtime/ledger-calendar.ts';
import type { LedgerSettings } from '../../../api/src/runtime/ledger-settings.ts';
import { ledgerPlace, openLedgerStore } from '../../../api/src/runtime/ledger-store.ts';
import { CommandFault } from '../faults/command-fault.ts';
import { effectiveDays } from './effective-days.ts';
import { linksOf, type LinkedEvent } from './event-links.ts';
import type { EventReference } from './event-reference.ts';
import { PartnershipFolder, type FoldedPartnership } from './folded-partnership.ts';
import { leverageOfFolder } from './folder-leverage.ts';
import { portfolioOfFolder } from './folder-portfolio.ts';
import type { DiffOptions, FoundEvent, LedgerSource, ReadEvent, ReadOptions } from './ledger-source.ts';
import type { LogQuery } from './log-query.ts';
import { readEvent, recordedEvent, scanLog, type ScannedEvent } from './log-scan.ts';
import { policyOfFolder, proofInFolder } from './folder-proofs.ts';
import { findOrganisation } from './organisation-reference.ts';
import { findPartnership, type NamedPartnership } from './partnership-reference.ts';
import { nameFrom } from './partnership-names.ts';
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
  const { store } = await openLedgerStore(ledgerPlace(settings), { write: false });
  const keys = openKeyFolder(settings.keys, { ledgerFolder: settings.ledger, readOnly: true });
  const sealer = createSealer(keys);

  async function info(): Promise<{ readonly zone: string; readonly demo: boolean }> {
    const [opened] = await store.readStream(LEDGER_STREAM, { limit: 1 });
    const { zone = 'UTC', demo = false } = (opened?.data ?? {}) as { readonly zone?: string; readonly demo?: boolean };
    return { zone, demo };
  }

  const overviews = async () => (await folded()).partnerships.map(({ partnership }) => partnership);

  async function known(): Promise<readonly NamedPartnership[]> {
    const found = new Map<string, NamedPartnership>();
    for await (const page of store.readAll({ filter: { streamPrefixes: ['partnership-', 'report-'] } }))
      for (const event of page) nameFrom(event, found);
    return [...found.values()];
  }

  /** Leaf index of the last event that counts. */
  const endOf = async (asOf: string | undefined, option = '--as-of'): Promise<number> =>
    asOf === undefined ? Infinity : lastPositionAsOf(asOf, (await info()).zone, allRecorded(), option);

  /** Folds what `only` names up to the moment `asOf`; without them, everything. */
  async function folded(
    only?: string,
    asOf?: string,
    option = '--as-of',
  ): Promise<{ readonly partnerships: readonly FoldedPartnership[]; readonly last: ScannedEvent | undefined }> {
    const end = await endOf(asOf, option);
    const folder = new PartnershipFolder({
      sealer,
      dayOf: calendarOf((await info()).zone),
      ...(only === undefined ? {} : { only }),
    });
    let last: ScannedEvent | undefined;
    for await (const event of scanLog(store)) {
      if (event.position > end) break;
      folder.fold(event);
      last = event;
    }
    const missing = folder.missing();
    if (missing.size > 0 && last !== undefined)
      for await (const event of scanLog(store)) {
        if (event.position > last.position) break;
        folder.foldMissing(event, missing);
      }
    return { partnerships: folder.all(), last };
  }

  async function report(partnership: string, { asOf, effective }: ReadOptions): Promise<TransparencyReport> {
    const { id, name } = findPartnership(partnership, await known());
    const { report: found } = await reportAt(id, asOf, effectiveDays(effective));
    if (found === undefined)
      throw new CommandFault(
        EXIT.notFound,
        `Nothing was known of '${name || id}' yet as of ${asOf ?? 'now'}.`,
        `'pacta log --partnership ${id}' shows when that began.`,
      );
    return found;
  }

  const portfolio = async (funder: string, { asOf }: Pick<ReadOptions, 'asOf'>): Promise<Portfolio> =>
    portfolioOfFolder(await folded(undefined, asOf), findOrganisation(funder, await overviews()), asOf, await info());

  /** The report of one partnership and the moment that it shows; no report where nothing was known of it yet. */
  async function reportAt(
    id: string,
    asOf: string | undefined,
    effective: EffectiveRange | undefined,
    option = '--as-of',
  ): Promise<{ readonly report: TransparencyReport | undefined; readonly asOf: AsOf }> {
    const { partnerships, last } = await folded(id, asOf, option);
    const [views] = partnerships;
    const recordedAt = last?.stored.metadata.recordedAt ?? null;
    const day = recordedAt === null ? null : calendarOf((await info()).zone)(recordedAt);
    const moment = { position: last?.position ?? null, recordedAt, day };
    if (views === undefined) return { report: undefined, asOf: moment };
    const days = effective === undefined ? {} : { effective };
    return {
      report: transparencyReport({ ...views, ...days, reader: await reader(views), asOf: moment }),
      asOf: moment,
    };
  }

  async function diff(partnership: string, { from, to, effective }: DiffOptions): Promise<ReportDiff> {
    const { id, name } = findPartnership(partnership, await known());
    const days = effectiveDays(effective);
    const before = await reportAt(id, from, days, '--from');
    const after = await reportAt(id, to, days, '--to');
    const [first, last] = [before.asOf.position ?? -1, after.asOf.position ?? -1];
    if (first > last)
      throw new CommandFault(
        EXIT.usage,
        `--from (@${first}) lies after --to (@${last}).`,
        'Give the earlier one first.',
      );
    if (after.report === undefined)
      throw new CommandFault(EXIT.notFound, `Nothing was known of '${name || id}' yet as of ${to ?? 'now'}.`);
    const events: LogLine[] = [];
    for await (const event of scanLog(store))
      if (event.position > first && event.position <= last && event.stored.metadata.partnershipId === id)
        events.push(readEvent(event, sealer, false).line);
    return reportDiff({ from: before.report, fromAsOf: before.asOf, to: after.report, events, moreEvents: 0 });
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
    asOf,
    effective,
  }: LogQuery): Promise<(event: ScannedEvent) => boolean> {
    const id = partnership === undefined ? undefined : findPartnership(partnership, await known()).id;
    const inRange = recordedRange({ since, until }, (await info()).zone);
    const end = await endOf(asOf);
    const days = effectiveDays(effective);
    return ({ stored, position }) =>
      position <= end &&
      (days === undefined || isEffectiveWithin(days, stored.metadata.effectiveOn)) &&
      (types === undefined || types.includes(stored.type)) &&
      (actor === undefined || stored.metadata.actor === actor) &&
      (id === undefined || stored.metadata.partnershipId === id) &&
      (stream === undefined ||
        (stream.kind === 'one' ? stored.stream === stream.name : stored.stream.startsWith(`${stream.name}-`))) &&
      inRange({ position, recordedAt: stored.metadata.recordedAt });
  }

  async function event(reference: EventReference, personal: boolean, asOf?: string): Promise<FoundEvent> {
    const end = await endOf(asOf);
    const found = await find(reference, end);
    const { entry, line, said } = readEvent(found, sealer, personal);
    const links = await linksOf({ position: found.position, event: entry.event }, allLinked(end));
    return { line, said, shown: shownEvent(entry, links.referredBy), ...links };
  }

  async function find(reference: EventReference, end: number): Promise<ScannedEvent> {
    const fits = fitting(reference);
    const found: ScannedEvent[] = [];
    for await (const each of scanLog(store)) {
      if (each.position > end) break;
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

  async function* allLinked(end: number): AsyncIterable<LinkedEvent> {
    for await (const { stored, position } of scanLog(store))
      if (position > end) return;
      else yield { position, event: recordedEvent(stored) };
  }

  return {
    async partnerships({ asOf, effective }) {
      const days = effectiveDays(effective);
      const { partnerships } = await folded(undefined, asOf);
      return partnerships.map(({ partnership, commitments, reported }) =>
        listedPartnership(partnership, commitments, reported, days),
      );
    },
    report,
    portfolio,
    diff,
    leverage: async (anchor, question) => {
      const dayOf = calendarOf((await info()).zone);
      return leverageOfFolder({ store, sealer, folded, dayOf }, anchor, question);
    },
    log,
    event,
    proof: (reference) => proofInFolder(settings, reference),
    policy: () => policyOfFolder(settings),
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

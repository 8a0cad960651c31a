import { shownEvent } from '@pacta/reports';
import type { LogRow } from '@pacta/read-models';
import { readEvents } from '@pacta/read-models';
import { EXIT } from '@pacta/process';
import { CommandFault } from '../faults/command-fault.ts';
import { linksOf, textsOfLinks, type LinkedEvent } from './event-links.ts';
import { SHORTEST_PREFIX, type EventReference } from './event-reference.ts';
import type { FolderLedger } from './folder-ledger.ts';
import type { FoundEvent } from './ledger-source.ts';
import { readEvent, recordedEvent, scanLog, type ScannedEvent } from './log-scan.ts';

/** One event with all that surrounds it. @throws CommandFault not found (4), more than one (2) */
export async function eventOfFolder(
  ledger: FolderLedger,
  reference: EventReference,
  { personal, asOf }: { readonly personal: boolean; readonly asOf?: string | undefined },
): Promise<FoundEvent> {
  const end = await ledger.endOf(asOf);
  const found = await find(ledger, reference, end);
  const { entry, line, said } = readEvent(found, ledger.sealer, personal);
  const links = await linksOf(
    { position: found.position, event: entry.event },
    allLinked(ledger, end, textsOfLinks(entry.event)),
  );
  return { line, said, shown: shownEvent(entry, links.referredBy), ...links };
}

async function find({ models, store }: FolderLedger, reference: EventReference, end: number): Promise<ScannedEvent> {
  const readModels = await models();
  const rows = rowsMeant(readModels, reference).filter(({ position }) => position <= end);
  const [row, second] = rows;
  if (row === undefined)
    throw new CommandFault(EXIT.notFound, 'There is no such event in this ledger.', "'pacta log' lists them.");
  if (second !== undefined)
    throw new CommandFault(
      EXIT.usage,
      `More than one event id begins like that: ${row.eventId} and ${second.eventId}.`,
      'Give more of it.',
    );
  const [stored] = await readEvents(store, [row]);
  return { stored: stored as NonNullable<typeof stored>, position: row.position };
}

function rowsMeant(
  readModels: Awaited<ReturnType<FolderLedger['models']>>,
  reference: EventReference,
): readonly LogRow[] {
  if (reference.kind === 'position') {
    const row = readModels.eventAt(reference.position);
    return row === undefined ? [] : [row];
  }
  const found = readModels.findEvent(reference.kind === 'id' ? reference.eventId : reference.prefix, SHORTEST_PREFIX);
  if (found.kind === 'found') return [found.row];
  return found.kind === 'ambiguous' ? found.rows : [];
}

/** The events whose leaves have one of these texts: to read them all closely takes longer than reading them. */
async function* allLinked({ store }: FolderLedger, end: number, texts: readonly string[]): AsyncIterable<LinkedEvent> {
  const needles = texts.map((text) => Buffer.from(text));
  for await (const { stored, position } of scanLog(store))
    if (position > end) return;
    else if (needles.some((needle) => leafOf(stored).includes(needle)))
      yield { position, event: recordedEvent(stored) };
}

const leafOf = ({ leaf }: ScannedEvent['stored']): Buffer => Buffer.from(leaf.buffer, leaf.byteOffset, leaf.byteLength);

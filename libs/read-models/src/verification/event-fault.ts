import type { StoredEvent } from '@pacta/event-store';
import { categoryOf, isPlainDate, type EventDefinition } from '@pacta/ledger';

const REQUIRED = ['actor', 'commandId', 'recordedAt', 'salt'] as const;

/** Streams outside any partnership; events of all others name their partnership. */
const OUTSIDE = new Set(['ledger', 'organisation', 'rate', 'subject']);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Why an event does not match the catalogue's schema of its type; undefined where it does. */
export function contentFault(event: StoredEvent, catalogue: ReadonlyMap<string, EventDefinition>): string | undefined {
  const definition = catalogue.get(event.type);
  if (definition === undefined) return `the event catalogue has no type ${event.type}`;
  const category = categoryOf(event.stream);
  if (category === undefined) return `${event.stream} is no stream of a ledger`;
  const parsed = definition.data.safeParse(event.data);
  if (parsed.success) return undefined;
  const [issue] = parsed.error.issues;
  return `its data is not that of a ${event.type}: ${issue === undefined ? 'invalid' : `/${issue.path.join('/')} ${issue.message}`}`;
}

const isInstant = rememberingLast((text) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)));
const isDay = rememberingLast(isPlainDate);

/** Neighbours in the log often have the same time: the text that passed last passes at once. */
function rememberingLast(holds: (text: string) => boolean): (text: string) => boolean {
  let last: string | undefined;
  return (text) => {
    if (text === last) return true;
    if (!holds(text)) return false;
    last = text;
    return true;
  };
}

/** Why an event's metadata is not complete; undefined where it is. */
export function metadataFault({ metadata, stream }: StoredEvent): string | undefined {
  for (const name in metadata)
    if (typeof (metadata as unknown as Record<string, unknown>)[name] !== 'string')
      return `metadata ${name} is not text`;
  const absent = REQUIRED.find((name) => (metadata[name] ?? '') === '');
  if (absent !== undefined) return `metadata has no ${absent}`;
  const { recordedAt, effectiveOn, partnershipId } = metadata;
  if (!isInstant(recordedAt)) return `recordedAt ${recordedAt} is no instant`;
  if (effectiveOn !== undefined && !isDay(effectiveOn)) return `effectiveOn ${effectiveOn} is no day`;
  const category = categoryOf(stream);
  const needsPartnership = category !== undefined && !OUTSIDE.has(category);
  return needsPartnership && partnershipId === undefined ? 'metadata has no partnershipId' : undefined;
}

import type { RecordedEvent } from '@pacta/ledger';
import type { Names } from '../names/names.ts';
import { eventSentence } from '../sentences/event-sentence.ts';
import { clustersOf, clusterWidth, displayWidth } from '../text/display-width.ts';
import { printable } from '../text/printable.ts';
import { plain, type Style } from '../text/style.ts';

export interface OnelineOptions {
  /** Columns to cut at; absent: the whole sentence. */
  readonly width?: number;
  /** Characters of the event id. */
  readonly idLength?: number;
  /** Columns of the widest position that will be printed, so that lines align. */
  readonly positionWidth?: number;
  readonly style?: Style;
}

const LEAST_SENTENCE = 10;

/** Cut at a whole character, with an ellipsis. */
function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let used = 0;
  let kept = '';
  for (const cluster of clustersOf(text)) {
    used += clusterWidth(cluster);
    if (used > width - 1) break;
    kept += cluster;
  }
  return `${kept}…`;
}

/** `   12  3fa85f64  2026-04-12 09:30  Caisse des Dépôts pledged …`: position, id, recorded time in UTC, what it says. */
export function oneline(
  { position, event }: { readonly position: number; readonly event: RecordedEvent },
  names: Names,
  { width, idLength = 8, positionWidth = 5, style = plain }: OnelineOptions = {},
): string {
  const place = String(position).padStart(positionWidth);
  const id = printable(event.eventId.slice(0, idLength));
  const { recordedAt } = event.metadata;
  const moment = printable(`${recordedAt.slice(0, 10)} ${recordedAt.slice(11, 16)}`);
  const room = width === undefined ? Infinity : width - [place, id, moment, ''].join('  ').length;
  const sentence = cut(eventSentence(event, names), Math.max(LEAST_SENTENCE, room));
  return [style('muted', place), style('reference', id), style('muted', moment), sentence].join('  ');
}

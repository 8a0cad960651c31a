import type { EventLine } from '../blocks/block.ts';
import { clustersOf, clusterWidth, displayWidth } from './display-width.ts';
import { plain, type Style } from './style.ts';

export interface EventLineOptions {
  /** Columns to cut at; absent: the whole sentence. */
  readonly width?: number;
  readonly style?: Style;
}

const POSITION_WIDTH = 5;
const LEAST_SENTENCE = 10;

/** Cut at a character boundary, with an ellipsis. */
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

/** `   12  3fa85f64  2026-04-12 09:30  Caisse des Dépôts pledged …` */
export function eventLineText(
  { position, id, recorded, sentence }: EventLine,
  { width, style = plain }: EventLineOptions = {},
): string {
  const place = String(position).padStart(POSITION_WIDTH);
  const room = width === undefined ? Infinity : width - [place, id, recorded, ''].join('  ').length;
  const said = cut(sentence, Math.max(LEAST_SENTENCE, room));
  return [style('muted', place), style('reference', id), style('muted', recorded), said].join('  ');
}

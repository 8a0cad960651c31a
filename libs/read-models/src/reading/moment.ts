import { periodBounds, refuse, type Refusal } from '@pacta/ledger';
import { Temporal } from 'temporal-polyfill';

/** A parsed moment: a log position, or an interval of time, whose end counts. */
export type Moment =
  | { readonly kind: 'position'; readonly position: number }
  /** Milliseconds since 1970, both inclusive. An instant has equal ends. */
  | { readonly kind: 'time'; readonly first: number; readonly last: number };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const POSITION = /^@(0|[1-9]\d{0,14})$/;

/**
 * Reads `@12` (a leaf index), `2026-03-31` (that day in `zone`), `2026-03-31T10:00:00Z` (an instant) or a period word
 * (`2026-03`, `2026-Q1`, `2026`, `FY2026`; in `zone`). `zone` is the ledger's IANA time zone. Anything else is refused.
 */
export function readMoment(text: string, zone: string): Moment | Refusal {
  const place = POSITION.exec(text);
  if (place !== null) return { kind: 'position', position: Number(place[1]) };
  try {
    if (INSTANT.test(text)) {
      const at = Temporal.Instant.from(text).epochMilliseconds;
      return { kind: 'time', first: at, last: at };
    }
    if (DATE.test(text)) return days(text, text, zone);
    const bounds = periodBounds(text);
    if (bounds !== undefined) return days(bounds.first, bounds.last, zone);
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
  }
  return refuse(
    'not-a-moment',
    `'${text}' is not a position, a date, an instant or a period.`,
    'Write @12, 2026-03-31, 2026-03-31T10:00:00Z, 2026-03, 2026-Q1, 2026 or FY2026; an instant needs Z or an offset.',
  );
}

/** From the first instant of one day to the last of another: days are not all 24 hours long. */
function days(first: string, last: string, zone: string): Moment {
  const from = Temporal.PlainDate.from(first, { overflow: 'reject' }).toZonedDateTime(zone);
  const end = Temporal.PlainDate.from(last, { overflow: 'reject' }).add({ days: 1 }).toZonedDateTime(zone);
  return { kind: 'time', first: from.epochMilliseconds, last: end.epochMilliseconds - 1 };
}

/** The categories of streams. Events of the first eight carry a partnershipId; the others belong to no partnership. */
export const STREAM_CATEGORIES = [
  'partnership',
  'commitment',
  'contribution',
  'costbook',
  'decision',
  'consultation',
  'leverage',
  'report',
  'ledger',
  'organisation',
  'rate',
  'subject',
] as const;

export type StreamCategory = (typeof STREAM_CATEGORIES)[number];

/** `<category>-<id>`, for example `commitment-6f1c…`. */
export type StreamName = `${StreamCategory}-${string}`;

/** The one stream about the ledger itself. */
export const LEDGER_STREAM = 'ledger-main' satisfies StreamName;

export const streamName = (category: StreamCategory, id: string): StreamName => `${category}-${id}`;

/** The category before the first hyphen, or undefined for an unknown one. */
export function categoryOf(stream: string): StreamCategory | undefined {
  const category = stream.slice(0, stream.indexOf('-'));
  return STREAM_CATEGORIES.find((known) => known === category);
}

/** The id after the first hyphen. */
export const idOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

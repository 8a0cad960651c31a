/** Events in a shared server's log that Pacta did not write: system events, and those of other applications. */
export interface ForeignEvent {
  readonly stream: string;
  readonly type: string;
}

const HABITS = [
  (stream: string) => ({ stream: `$$${stream}`, type: '$metadata' }),
  () => ({ stream: '$stats-127.0.0.1:2113', type: '$statsCollected' }),
  (stream: string) => ({ stream: `$ce-${stream.slice(0, stream.indexOf('-'))}`, type: '$>' }),
  () => ({ stream: 'shoppingCart-7', type: 'ItemAdded.v1' }),
] as const;

/** The foreign event after the log's entry number `count`, if there is one: about every third time. */
export function foreignEventAfter(count: number, stream: string): ForeignEvent | undefined {
  return count % 3 === 2 ? HABITS[(count * 7) % HABITS.length]?.(stream) : undefined;
}

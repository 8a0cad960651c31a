import type { FlowFacts } from './facts.ts';
import { comparableText } from '../text.ts';
import type { CurrentFlow, CurrentReport } from './current-report.ts';

/**
 * Matches transactions of a file with recorded ones: by a reference that is unique in its activity, else by content. Of
 * several with the same content, each is matched once. What is unmatched at the end is gone from the file.
 */
export class KnownFlows {
  readonly #report: CurrentReport;
  readonly #byDigest: ReadonlyMap<string, CurrentFlow[]>;
  readonly #byRef = new Map<string, CurrentFlow>();
  readonly #matched = new Set<string>();

  constructor(report: CurrentReport) {
    this.#report = report;
    this.#byDigest = Map.groupBy(report.flows.values(), ({ digest }) => digest);
    for (const flow of report.flows.values()) if (flow.ref !== undefined) this.#byRef.set(flow.ref, flow);
  }

  /** The recorded flow of the same transaction; each is returned once. */
  match({ ref, unique }: FlowFacts, digest: string): CurrentFlow | undefined {
    const named = unique === true && ref !== undefined ? this.#byRef.get(comparableText(ref)) : undefined;
    const flow = named !== undefined && !this.#matched.has(named.eventId) ? named : this.#unmatchedWith(digest);
    if (flow !== undefined) this.#matched.add(flow.eventId);
    return flow;
  }

  /** The flows that were not matched, in the order in which they were reported. */
  unmatched(): readonly CurrentFlow[] {
    return [...this.#report.flows.values()].filter(({ eventId }) => !this.#matched.has(eventId));
  }

  #unmatchedWith(digest: string): CurrentFlow | undefined {
    const same = this.#byDigest.get(digest) ?? [];
    while (same.length > 0) {
      const next = same.shift() as CurrentFlow;
      if (!this.#matched.has(next.eventId)) return next;
    }
    return undefined;
  }
}

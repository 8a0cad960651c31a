import type { FlowFacts } from './facts.ts';
import type { StandingFlow, StandingReport } from './standing-report.ts';

/**
 * Matches transactions of a file with recorded ones: by a reference that is unique in its activity, else by content. Of
 * several with the same content, each is matched once. What is unmatched at the end is gone from the file.
 */
export class KnownFlows {
  readonly #standing: StandingReport;
  readonly #byDigest = new Map<string, StandingFlow[]>();
  readonly #byRef = new Map<string, StandingFlow>();
  readonly #met = new Set<string>();

  constructor(standing: StandingReport) {
    this.#standing = standing;
    for (const flow of standing.flows.values()) {
      const same = this.#byDigest.get(flow.digest);
      if (same === undefined) this.#byDigest.set(flow.digest, [flow]);
      else same.push(flow);
      if (flow.ref !== undefined) this.#byRef.set(flow.ref, flow);
    }
  }

  /** The recorded flow of the same transaction; each is returned once. */
  meet({ ref, unique }: FlowFacts, digest: string): StandingFlow | undefined {
    const named = unique === true && ref !== undefined ? this.#byRef.get(ref) : undefined;
    const standing = named !== undefined && !this.#met.has(named.eventId) ? named : this.#unmet(digest);
    if (standing !== undefined) this.#met.add(standing.eventId);
    return standing;
  }

  /** The flows that were not matched, in the order in which they were reported. */
  gone(): readonly StandingFlow[] {
    return [...this.#standing.flows.values()].filter(({ eventId }) => !this.#met.has(eventId));
  }

  #unmet(digest: string): StandingFlow | undefined {
    const same = this.#byDigest.get(digest) ?? [];
    while (same.length > 0) {
      const next = same.shift() as StandingFlow;
      if (!this.#met.has(next.eventId)) return next;
    }
    return undefined;
  }
}

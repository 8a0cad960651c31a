import {
  categoryOf,
  flowMatches,
  oneOrganisation,
  organisationMatches,
  streamsMatchedWith,
  type EntityView,
  type FlowMatch,
  type FlowMatches,
  type OneOrganisation,
  type OrganisationMatches,
} from '@pacta/ledger';
import type { ScannedEvent } from './log-scan.ts';

/** The events that matching is made of; reports have many others. */
const MATCHING = new Set(['FlowsMatched.v1', 'OrganisationsMatched.v1', 'EventReversed.v1']);

/** Every match of a ledger, folded from the log. */
export class FoldedMatches {
  readonly #flows = new Map<string, FlowMatches>();
  readonly #organisations = new Map<string, OrganisationMatches>();
  #all: readonly FlowMatch[] | undefined;
  #one: OneOrganisation | undefined;

  fold({ stored, position }: ScannedEvent): void {
    if (!MATCHING.has(stored.type)) return;
    const event = { ...stored, position };
    const category = categoryOf(stored.stream);
    if (category === 'report') evolve(this.#flows, flowMatches, event);
    if (category === 'organisation') evolve(this.#organisations, organisationMatches, event);
    this.#all = undefined;
    this.#one = undefined;
  }

  /** Streams beside these whose flows are matched with theirs. */
  streamsWith(streams: ReadonlySet<string>): readonly string[] {
    return streamsMatchedWith(streams, this.#matches());
  }

  /** Matches that name a flow of one of these streams. */
  naming(streams: ReadonlySet<string>): readonly FlowMatch[] {
    return this.#matches().filter((match) => streams.has(match.flow.stream) || streams.has(match.with.stream));
  }

  one(): OneOrganisation {
    return (this.#one ??= oneOrganisation(this.#organisations.values()));
  }

  #matches(): readonly FlowMatch[] {
    return (this.#all ??= [...this.#flows.values()].flatMap(({ matches }) => matches));
  }
}

function evolve<State>(
  states: Map<string, State>,
  { fold }: EntityView<State>,
  event: Parameters<EntityView<State>['fold']['evolve']>[1],
): void {
  states.set(event.stream, fold.evolve(states.get(event.stream) ?? fold.initialState, event));
}

import type { Flow, FlowBasis } from '../../flow/flow.ts';
import type { AnchorEntry } from '../leverage-register.view.ts';
import { REIMBURSABLE } from '../method/money-selections.ts';
import { promiseOf, type Promised, type Promises } from './promises.ts';

export const LEVERAGE_BASES = ['pledged', 'committed', 'disbursed'] as const satisfies readonly FlowBasis[];
export type LeverageBasis = (typeof LEVERAGE_BASES)[number];

/** The roles of organisations and promises around one anchor. */
export interface Scope {
  isAnchor(promise: Promised): boolean;
  isLender(organisation: string | null): boolean;
  isFinal(organisation: string | null): boolean;
}

export function scopeOf(anchor: AnchorEntry, promises: Promises): Scope {
  const own = new Set(anchor.commitments);
  const isAnchor = ({ commitment, provider: { organisation } }: Promised): boolean =>
    (commitment !== null && own.has(commitment)) || (anchor.provider !== null && organisation === anchor.provider);
  const lenders = new Set(anchor.lenders ?? lendersOn(promises, isAnchor));
  const named = anchor.finalRecipients === null ? undefined : new Set(anchor.finalRecipients);
  return {
    isAnchor,
    isLender: (organisation) => organisation !== null && lenders.has(organisation),
    isFinal: (organisation) =>
      organisation !== null && (named === undefined ? !lenders.has(organisation) : named.has(organisation)),
  };
}

/** Receivers of the anchor's money that give others reimbursable finance. */
function lendersOn(promises: Promises, isAnchor: (promised: Promised) => boolean): readonly string[] {
  const lending = new Set<string | null>();
  for (const { instrument, provider } of promises.values())
    if (instrument !== null && REIMBURSABLE.includes(instrument)) lending.add(provider.organisation);
  return [...promises.values()]
    .filter((promised) => isAnchor(promised) && lending.has(promised.receiver))
    .flatMap(({ receiver }) => receiver ?? []);
}

/**
 * The flows of one basis. Giving a guarantee pays nothing, so on the disbursed basis it counts with its committed sum;
 * a guarantee call is a loss and not finance.
 */
export const flowsOn = (basis: LeverageBasis, flows: readonly Flow[]): readonly Flow[] =>
  flows.filter((flow) =>
    flow.instrument === 'guarantee' && basis === 'disbursed' ? flow.basis === 'committed' : flow.basis === basis,
  );

/** Onward flows by the promise whose money they pass on. */
export function passedOnFrom(flows: readonly Flow[], promises: Promises): ReadonlyMap<string, readonly Flow[]> {
  const onward = flows.flatMap((flow) => {
    const source = promises.get(promiseOf(flow))?.source;
    return source == null ? [] : [{ source, flow }];
  });
  const bySource = Map.groupBy(onward, ({ source }) => source);
  return new Map([...bySource].map(([source, each]) => [source, each.map(({ flow }) => flow)]));
}

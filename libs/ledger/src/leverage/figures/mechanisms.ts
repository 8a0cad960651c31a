import type { Mechanism } from '../../flow/finance-terms.ts';
import type { Promised, Promises } from './promises.ts';

const isShare = ({ instrument }: Promised): boolean => instrument === 'equity' || instrument === 'collective-vehicle';

/**
 * The OECD mechanism of a promise: exactly one, so that no money is attributed twice. The named one, else derived from
 * the flows: a guarantee covers it; an arranger lends to the same receiver; it is equity in something in which an
 * official provider holds equity too; else simple co-financing.
 */
export function mechanismsOf(promises: Promises): (id: string) => Mechanism {
  const syndicated = new Set<string | null>();
  const publicShares = new Set<string | null>();
  for (const promised of promises.values()) {
    const { instrument, finance, provider, receiver } = promised;
    if (instrument === 'loan' && finance.arranger === true) syndicated.add(receiver);
    if (isShare(promised) && provider.sector === 'public') publicShares.add(receiver);
  }
  return (id) => {
    const promised = promises.get(id);
    if (promised === undefined) return 'simple-co-financing';
    const { finance, instrument, guarantors, receiver } = promised;
    if (finance.mechanism !== undefined) return finance.mechanism;
    if (instrument === 'guarantee' || guarantors.length > 0) return 'guarantee';
    if (instrument === 'loan' && syndicated.has(receiver)) return 'syndicated-loan';
    if (isShare(promised) && publicShares.has(receiver)) return 'vehicle';
    return 'simple-co-financing';
  };
}

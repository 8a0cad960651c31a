import { actorNamed, openLedger, type LedgerSettings } from '@pacta/opening';
import { EXIT } from '@pacta/process';
import { actorReader, bundle, OWNER, partnershipNames, QueryFault, readsOf } from '@pacta/queries';
import { CommandFault } from '../faults/command-fault.ts';
import { findPartnership, type NamedPartnership } from './partnership-reference.ts';
import { serviceClient } from './service-client.ts';

export interface MadeBundle {
  /** Id and name of the partnership. */
  readonly id: string;
  readonly name: string;
  readonly zip: Uint8Array;
}

/** Asks a service, with the rights of the token's actor. */
export async function bundleFromService(
  service: { readonly url: string; readonly token: string | undefined },
  partnership: string,
): Promise<MadeBundle> {
  const client = serviceClient(service);
  const known: NamedPartnership[] = [];
  for await (const { id, name } of client.pages<{ readonly id: string; readonly name: string | null }>(
    '/v1/partnerships',
  ))
    known.push({ id, name: name ?? '' });
  const { id, name } = findPartnership(partnership, known);
  return { id, name, zip: await client.postForBytes(`/v1/partnerships/${id}/bundle`) };
}

/** Made in this process, with the fields opened that this actor may see. */
export async function bundleFromFolder(
  settings: LedgerSettings,
  partnership: string,
  holder: string,
): Promise<MadeBundle> {
  const ledger = await openLedger(settings, { write: true });
  try {
    await ledger.projector.waitForHead(PATIENCE);
    const reads = readsOf(ledger);
    const { id, name } = findPartnership(partnership, await partnershipNames(reads, OWNER));
    const reader = actorReader(actorNamed(holder, ledger.info.demo));
    const request = { partnershipId: id, patience: PATIENCE };
    const zip = await bundle(reads, ledger, reader, request).catch((fault: unknown) => {
      if (!(fault instanceof QueryFault)) throw fault;
      const exit = fault.kind === 'not-found' ? EXIT.notFound : EXIT.refused;
      throw new CommandFault(exit, `For ${holder} no bundle can be made: ${fault.message}`, fault.next);
    });
    return { id, name, zip };
  } finally {
    await ledger.close();
  }
}

/** Longest wait for a large log to be read, in milliseconds. */
const PATIENCE = 3_600_000;

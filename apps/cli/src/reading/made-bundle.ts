import { partnershipOverview } from '@pacta/ledger';
import { actorNamed, mintToken, openLedger, type LedgerSettings, type OpenLedger } from '@pacta/opening';
import { CommandFault } from '../faults/command-fault.ts';
import { failureCode } from '../applying/failure-code.ts';
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

/** The same application in this process, asked as this actor: what they may see is decided by the same rules. */
export async function bundleFromFolder(
  settings: LedgerSettings,
  partnership: string,
  holder: string,
): Promise<MadeBundle> {
  const { createApp } = await import('../../../api/src/create-app.ts');
  const ledger = await openLedger(settings, { write: true });
  try {
    const app = await createApp(ledger);
    try {
      await ledger.projector.waitForHead(PATIENCE);
      const { id, name } = findPartnership(partnership, await overviewsOf(ledger));
      const token = await mintToken(ledger.signingKey(), actorNamed(holder, ledger.info.demo));
      const answer = await app.inject({
        method: 'POST',
        url: `/v1/partnerships/${id}/bundle`,
        headers: { authorization: `Bearer ${token}` },
      });
      if (answer.statusCode === 200) return { id, name, zip: answer.rawPayload };
      const { detail = '', next } = JSON.parse(answer.payload) as { readonly detail?: string; readonly next?: string };
      throw new CommandFault(failureCode(answer.statusCode), `For ${holder} no bundle can be made: ${detail}`, next);
    } finally {
      await app.close();
    }
  } finally {
    await ledger.close();
  }
}

/** Milliseconds that reading a large log may take. */
const PATIENCE = 3_600_000;

async function overviewsOf({ projector, states }: OpenLedger): Promise<readonly NamedPartnership[]> {
  const rows = await states.ofCategory(partnershipOverview, projector.readModels.head() ?? -1);
  return rows.map(({ id, state }) => ({ id, name: state.founded?.name ?? '' }));
}

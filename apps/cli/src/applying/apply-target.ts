import type { Applier, ApplyOptions } from '../../../api/src/apply/apply-line.ts';
import { EXIT } from '@pacta/process';
import {
  actorNamed,
  DEMO_ADMINISTRATOR,
  LEDGER_OWNER,
  mintToken,
  openLedger,
  type LedgerSettings,
} from '@pacta/opening';
import { CommandFault } from '../faults/command-fault.ts';
import type { ChosenLedger } from '../reading/chosen-ledger.ts';

/** Something that commands are given to, until it is closed. */
export interface ApplyTarget {
  readonly applier: Applier;
  close(): Promise<void>;
}

/** The service, or the same application in this process over a ledger folder. @throws CommandFault, StartFault */
export function openTarget(chosen: ChosenLedger, dryRun: boolean): Promise<ApplyTarget> {
  if (chosen.kind === 'service') return overNetwork(chosen, dryRun);
  return inProcess(chosen.settings, dryRun);
}

async function overNetwork(
  { url, token }: Extract<ChosenLedger, { kind: 'service' }>,
  dryRun: boolean,
): Promise<ApplyTarget> {
  if (token === undefined)
    throw new CommandFault(
      EXIT.usage,
      'A service wants a token.',
      "Put one into PACTA_TOKEN; on the ledger's machine 'pacta token --as' makes one.",
    );
  const [{ createApplier }, { fetchClient }] = await Promise.all([
    import('../../../api/src/apply/apply-line.ts'),
    import('../../../api/src/apply/clients.ts'),
  ]);
  const applier = await reached(url, () => createApplier(fetchClient(url), { tokenFor: async () => token, dryRun }));
  return {
    applier: { apply: (line) => reached(url, () => applier.apply(line)) },
    close: async () => undefined,
  };
}

/** @throws CommandFault where nobody answers there (7) */
export async function reached<Answer>(url: string, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new CommandFault(
      EXIT.storeUnavailable,
      `No service answers at ${url}.`,
      "Start it with 'npm start', or correct --url.",
    );
  }
}

async function inProcess(settings: LedgerSettings, dryRun: boolean): Promise<ApplyTarget> {
  const [{ createApp }, { createApplier }, { injectClient }] = await Promise.all([
    import('../../../api/src/create-app.ts'),
    import('../../../api/src/apply/apply-line.ts'),
    import('../../../api/src/apply/clients.ts'),
  ]);
  const ledger = await openLedger(settings, { write: true });
  const app = await createApp(ledger);
  const close = async (): Promise<void> => {
    await app.close();
    await ledger.close();
  };
  const tokens = new Map<string, Promise<string>>();
  const tokenFor: ApplyOptions['tokenFor'] = (as) => {
    // Whoever owns the folder acts for the ledger where a line names nobody.
    const actor =
      as === undefined ? (ledger.info.demo ? DEMO_ADMINISTRATOR : LEDGER_OWNER) : actorNamed(as, ledger.info.demo);
    const token = tokens.get(actor) ?? mintToken(ledger.signingKey(), actor);
    tokens.set(actor, token);
    return token;
  };
  try {
    return { applier: await createApplier(injectClient(app), { tokenFor, dryRun }), close };
  } catch (error) {
    await close();
    throw error;
  }
}

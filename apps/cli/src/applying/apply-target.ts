import {
  actorNamed,
  DEMO_ADMINISTRATOR,
  LEDGER_OWNER,
  mintToken,
  settingsEnvironment,
  signingKeyOf,
  type LedgerSettings,
} from '@pacta/opening';
import { EXIT } from '@pacta/process';
import { openKeyFolder } from '@pacta/sealing';
import { createApplier, fetchClient, type Applier, type ApplyOptions, type OwnService } from '@pacta/service-client';
import { CommandFault } from '../faults/command-fault.ts';
import type { ChosenLedger } from '../reading/chosen-ledger.ts';

/** The named service, or `own` opened on a ledger folder. @throws CommandFault, StartFault */
export function openApplier(chosen: ChosenLedger, dryRun: boolean, own: OwnService): Promise<Applier> {
  if (chosen.kind === 'service') return overNetwork(chosen, dryRun);
  return onFolder(chosen.settings, dryRun, own);
}

async function overNetwork(
  { url, token }: Extract<ChosenLedger, { kind: 'service' }>,
  dryRun: boolean,
): Promise<Applier> {
  if (token === undefined)
    throw new CommandFault(
      EXIT.usage,
      'A service wants a token.',
      "Put one into PACTA_TOKEN; on the ledger's machine 'pacta token --as' makes one.",
    );
  const applier = await reached(url, () => createApplier(fetchClient(url), { tokenFor: async () => token, dryRun }));
  return { apply: (line) => reached(url, () => applier.apply(line)) };
}

/** @throws CommandFault where nobody answers there (7) */
export const reached = <Answer>(url: string, ask: () => Promise<Answer>): Promise<Answer> =>
  answered(ask, () => [
    EXIT.storeUnavailable,
    `No service answers at ${url}.`,
    "Start it with 'npm start', or correct --url.",
  ]);

async function answered<Answer>(
  ask: () => Promise<Answer>,
  unanswered: () => ConstructorParameters<typeof CommandFault>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    // `fetch` throws a TypeError where a connection fails or breaks.
    if (!(error instanceof TypeError)) throw error;
    throw new CommandFault(...unanswered());
  }
}

/** Uses tokens that are signed with the ledger's own key. */
async function onFolder(settings: LedgerSettings, dryRun: boolean, own: OwnService): Promise<Applier> {
  const { address, demo } = await own.listen(settingsEnvironment(settings, process.env));
  const ask = <Answer>(question: () => Promise<Answer>): Promise<Answer> => answered(question, serviceEnded);
  const options = { tokenFor: tokensOf(settings, demo), dryRun };
  const applier = await ask(() => createApplier(fetchClient(address), options));
  return { apply: (line) => ask(() => applier.apply(line)) };
}

const serviceEnded = (): ConstructorParameters<typeof CommandFault> => [
  EXIT.fault,
  'The service that this command had started on the ledger ended before it answered.',
  'Run the command again: a line with an "id" is never recorded twice.',
];

function tokensOf({ keys, ledger }: LedgerSettings, demo: boolean): ApplyOptions['tokenFor'] {
  const key = signingKeyOf(openKeyFolder(keys, { ledgerFolder: ledger }));
  const tokens = new Map<string, Promise<string>>();
  return (as) => {
    // A line without an actor runs as the ledger's owner, who owns the folder.
    const actor = as === undefined ? (demo ? DEMO_ADMINISTRATOR : LEDGER_OWNER) : actorNamed(as, demo);
    const token = tokens.get(actor) ?? mintToken(key, actor);
    tokens.set(actor, token);
    return token;
  };
}

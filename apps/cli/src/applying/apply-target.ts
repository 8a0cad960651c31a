import { runningService, settingsEnvironment, type LedgerSettings } from '@pacta/opening';
import { EXIT } from '@pacta/process';
import { createApplier, fetchClient, type Applier, type ApplyOptions, type OwnService } from '@pacta/service-client';
import { CommandFault } from '../faults/command-fault.ts';
import type { ChosenLedger } from '../reading/chosen-ledger.ts';
import { throughService, tokensOf } from '../reading/service-holding.ts';

interface ApplierOptions {
  readonly dryRun: boolean;
  /** Opened on a folder that no service holds. */
  readonly own: OwnService;
  /** Tells the user where the commands go. */
  readonly note: (text: string) => void;
}

/**
 * The named service; on a ledger folder the service that holds it, with its owner's rights, or else one of our own.
 * @throws CommandFault, StartFault
 */
export function openApplier(chosen: ChosenLedger, { dryRun, own, note }: ApplierOptions): Promise<Applier> {
  if (chosen.kind === 'service') return overNetwork(chosen, dryRun);
  const { settings } = chosen;
  const running = runningService(settings);
  if (running === undefined) return onFolder(settings, dryRun, own);
  note(throughService(running.address));
  return answering(running.address, { tokenFor: tokensOf(settings, running.demo), dryRun });
}

async function answering(url: string, options: ApplyOptions): Promise<Applier> {
  const applier = await reached(url, () => createApplier(fetchClient(url), options));
  return { apply: (line) => reached(url, () => applier.apply(line)) };
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
  return answering(url, { tokenFor: async () => token, dryRun });
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

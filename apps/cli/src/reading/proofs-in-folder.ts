import { EXIT } from '@pacta/process';
import { type LedgerSettings, type OpenLedger, openLedger } from '@pacta/opening';
import { CommandFault } from '../faults/command-fault.ts';
import { eventsNamed, OWNER, readsOf, type EventName } from '@pacta/queries';
import type { ReadProof } from './ledger-source.ts';

/** Longest wait for a large log to be read, in milliseconds. */
const PATIENCE = 3_600_000;

/**
 * The proof of an event of a ledger folder. Where no checkpoint with its quorum covers the event, the folder is opened for
 * writing and one is signed; that needs the keys, and that no service holds the folder.
 */
export async function proofInFolder(settings: LedgerSettings, name: EventName): Promise<ReadProof> {
  const there = await withLedger(settings, false, async (ledger) => {
    const position = await positionOf(ledger, name);
    return (await isCovered(ledger, position)) ? proofOf(ledger, position) : undefined;
  });
  if (there !== undefined) return there;
  return withLedger(settings, true, async (ledger) => proofOf(ledger, await positionOf(ledger, name)));
}

/** The policy file of a ledger folder; creates the ledger's key where it has none. */
export const policyInFolder = (settings: LedgerSettings): Promise<string> =>
  withLedger(settings, false, ({ integrity }) => integrity.policyText()).catch((fault: unknown) => {
    if (!isKeyMissing(fault)) throw fault;
    return withLedger(settings, true, ({ integrity }) => integrity.policyText());
  });

async function withLedger<Answer>(
  settings: LedgerSettings,
  write: boolean,
  work: (ledger: OpenLedger) => Promise<Answer>,
): Promise<Answer> {
  const ledger = await openLedger(settings, { write });
  try {
    await ledger.projector.waitForHead(PATIENCE);
    return await work(ledger);
  } finally {
    await ledger.close();
  }
}

/** Whether a checkpoint and its witness quorum cover the event. A ledger that never signed has no key yet. */
async function isCovered({ integrity }: OpenLedger, position: number): Promise<boolean> {
  try {
    return (await integrity.covering(position))?.quorumMet === true;
  } catch (fault) {
    if (isKeyMissing(fault)) return false;
    throw fault;
  }
}

const isKeyMissing = (fault: unknown): boolean =>
  fault instanceof Error && fault.name === 'KeyFolderError' && 'code' in fault && fault.code === 'not-writable';

async function proofOf({ integrity }: OpenLedger, position: number): Promise<ReadProof> {
  const proof = await integrity.proofOf(position);
  if (proof === undefined) throw new Error('the log could not be read to its end');
  return { text: proof.text, quorumMet: proof.checkpoint.quorumMet };
}

/** @throws CommandFault not found (4), or ambiguous (2) */
async function positionOf(ledger: OpenLedger, name: EventName): Promise<number> {
  const [row, another] = await eventsNamed(readsOf(ledger), OWNER, name);
  if (row === undefined)
    throw new CommandFault(EXIT.notFound, 'There is no such event in this ledger.', "'pacta log' lists them.");
  if (another !== undefined)
    throw new CommandFault(EXIT.usage, 'More than one event id begins like that.', 'Give more of it.');
  return row.position;
}

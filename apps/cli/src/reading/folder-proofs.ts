import type { LogRow, ReadModels } from '@pacta/read-models';
import { EXIT } from '@pacta/process';
import { type LedgerSettings, type OpenLedger, openLedger } from '@pacta/opening';
import { CommandFault } from '../faults/command-fault.ts';
import type { EventReference } from './event-reference.ts';
import type { ReadProof } from './ledger-source.ts';

/** Milliseconds that reading a large log may take. */
const PATIENCE = 3_600_000;

/**
 * The proof of an event of a ledger folder. Where no checkpoint covers it with its quorum yet, the folder is opened for
 * writing and one is signed, which only its owner can do while no service holds it.
 */
export async function proofInFolder(settings: LedgerSettings, reference: EventReference): Promise<ReadProof> {
  const there = await withLedger(settings, false, async (ledger) => {
    const row = findRow(ledger.projector.readModels, reference);
    return (await isCovered(ledger, row.position)) ? proofOf(ledger, row.position) : undefined;
  });
  if (there !== undefined) return there;
  return withLedger(settings, true, (ledger) => {
    return proofOf(ledger, findRow(ledger.projector.readModels, reference).position);
  });
}

/** The policy file of a ledger folder; the ledger's key is made where it has none yet. */
export const policyOfFolder = (settings: LedgerSettings): Promise<string> =>
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

/** Also by the witnesses. A ledger that never signed has no key to read yet. */
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

function findRow(models: ReadModels, reference: EventReference): LogRow {
  if (reference.kind === 'position') {
    const row = models.eventAt(reference.position);
    if (row !== undefined) return row;
  } else {
    const found = models.findEvent(reference.kind === 'id' ? reference.eventId : reference.prefix);
    if (found.kind === 'found') return found.row;
    if (found.kind === 'ambiguous')
      throw new CommandFault(EXIT.usage, 'More than one event id begins like that.', 'Give more of it.');
  }
  throw new CommandFault(EXIT.notFound, 'There is no such event in this ledger.', "'pacta log' lists them.");
}

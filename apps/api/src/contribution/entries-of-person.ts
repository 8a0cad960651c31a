import { contributionRegister } from '@pacta/ledger';
import type { LookUps } from '../commands/look-ups.ts';

/** Milliseconds to wait until the read models have what was just recorded. */
const CATCH_UP_MS = 5_000;

/**
 * Ids of the other entries of time of the person whose entry this is, in its partnership; none where there is no such
 * entry.
 */
export async function entriesOfSamePerson({ ledger, reads }: LookUps, id: string): Promise<readonly string[]> {
  await ledger.projector.waitForHead(CATCH_UP_MS);
  const head = reads.readModels.head() ?? -1;
  const entry = await reads.states.one(contributionRegister, id, head);
  const subject = entry?.state.logged?.subject;
  if (subject === undefined || entry?.partnershipId == null) return [];
  const all = await reads.states.ofPartnership([contributionRegister], entry.partnershipId, head);
  return all
    .map(({ state }) => state as typeof entry.state)
    .filter((other) => other.id !== id && other.logged?.subject === subject)
    .map((other) => other.id);
}

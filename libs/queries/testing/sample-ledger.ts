import { LEDGER_STREAM, streamName } from '@pacta/ledger';
import type { Sealer } from '@pacta/sealing';
import { AUDITOR, CHARITY, FIRST, FUND, LATER, MAKER, ORGANISATIONS, SECOND, TOWN } from './places.ts';
import { reportOn } from './published-steps.ts';
import { STEPS } from './steps.ts';
import { Story } from './story.ts';

/** What happens next, by numbers: what kind of thing, to which of its kind, and how. */
export interface Choice {
  readonly kind: number;
  readonly which: number;
  readonly how: number;
}

export interface SampleLedger {
  readonly story: Story;
  /** Leaf index from which on the auditor may read what they may read at the end. */
  readonly settled: number;
}

const SECTORS = ['public', 'public', 'private', 'voluntary'];

/** A ledger in which many kinds of things happen; the same choices make the same log. */
export async function sampleLedger(sealer: Sealer, choices: readonly Choice[]): Promise<SampleLedger> {
  const story = new Story(sealer);
  await story.tell(LEDGER_STREAM, 'LedgerOpened.v1', { purpose: 'Samples.', zone: 'Europe/Paris', demo: true });
  for (const [partnershipId, name, members, role] of [
    [FIRST, 'Cereals', ORGANISATIONS, 'auditor'],
    [SECOND, 'School meals', [FUND, TOWN, CHARITY, MAKER], 'observer'],
  ] as const) {
    const stream = streamName('partnership', partnershipId);
    const of = { partnershipId };
    await story.tell(stream, 'PartnershipFounded.v1', { name, purpose: 'P.' }, of);
    for (const id of members) {
      const at = ORGANISATIONS.indexOf(id);
      const organisation = { id, name: `Organisation ${at}` };
      await story.tell(stream, 'PartnerJoined.v1', { organisation, sector: SECTORS[at], roles: [] }, of);
    }
    await story.tell(stream, 'RoleGranted.v1', { actor: AUDITOR, role }, of);
  }
  const granted = story.told.length - 1;
  for (const { kind, which, how } of choices) await STEPS[kind % STEPS.length]?.(story, which, how);
  return { story, settled: Math.max(granted, closedAt(story)) };
}

/** What was reported on a partnership is open to everyone until it is founded: where that happened, if it did. */
function closedAt({ told }: Story): number {
  const partnership = streamName('partnership', LATER);
  const founded = told.findIndex(({ stream }) => stream === partnership);
  return told.slice(0, Math.max(0, founded)).some(({ stream }) => stream === reportOn(LATER)) ? founded : -1;
}

import { LEDGER_STREAM, streamName } from '@pacta/ledger';
import type { Sealer } from '@pacta/sealing';
import { AUDITOR, CHARITY, FIRST, FUND, LATER, MAKER, ORGANISATIONS, SECOND, TOWN } from './places.ts';
import { matchStep, reportOn, reportStep } from './published-steps.ts';
import { memberOf, STEPS } from './steps.ts';
import { Story } from './story.ts';

/** The next step, as numbers: the kind of thing, which of them, and how. */
export interface Choice {
  readonly kind: number;
  readonly which: number;
  readonly how: number;
}

export interface SampleLedger {
  readonly story: Story;
  /** Leaf index from which the auditor's rights are those at the end. */
  readonly settled: number;
}

const SECTORS = ['public', 'public', 'private', 'voluntary'];

/**
 * A ledger in which many kinds of things happen; the same choices make the same log. It begins with what there must be for
 * something to end: roles that are revoked later, and a match with a partnership that is founded later.
 */
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
    for (const _ of members)
      await story.tell(stream, 'RoleGranted.v1', { actor: memberOf(story.of(stream).length), role: 'partner' }, of);
  }
  for (const which of [0, 3]) for (const how of [0, 0]) await reportStep(story, which, how);
  await matchStep(story, 0, 1);
  const granted = story.appended.length - 1;
  for (const { kind, which, how } of choices) await STEPS[kind % STEPS.length]?.(story, which, how);
  return { story, settled: Math.max(granted, closedAt(story)) };
}

/**
 * Reports on a partnership are readable by everyone until it is founded: the position where that happened, if it did.
 */
function closedAt({ appended }: Story): number {
  const partnership = streamName('partnership', LATER);
  const founded = appended.findIndex(({ stream }) => stream === partnership);
  return appended.slice(0, Math.max(0, founded)).some(({ stream }) => stream === reportOn(LATER)) ? founded : -1;
}

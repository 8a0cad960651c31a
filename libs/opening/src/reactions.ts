import { join } from 'node:path';
import type { CommandRunner, StoredEvent } from '@pacta/event-store';
import { commitmentDecider, overtakenFacts, type OpenDiscrepancy } from '@pacta/ledger';
import { basisOf, type LogLine, type Reaction } from '@pacta/read-models';

/** The actor under which the ledger itself acts. */
export const LEDGER_ACTOR = 'pacta';

/** A commitment's event that was decided while a fact it rests on changed opens a discrepancy (ADR on reactions). */
const overtaken: Reaction<OpenDiscrepancy> = {
  name: 'overtaken-facts',
  category: 'commitment',
  concerns: ({ type, metadata }) => metadata.basedOn !== undefined && !type.startsWith('DiscrepancyOpened.'),
  async react({ event, before }) {
    const changes = await Promise.all(basisOf(event).map(({ stream, revision }) => before(stream, revision)));
    return overtakenFacts(event, changes.flat());
  },
};

export const REACTIONS: readonly Reaction<OpenDiscrepancy>[] = [overtaken];

/** Opens the discrepancy as the ledger's own command, under an id derived from the reaction and its cause. */
export const openingDiscrepancies =
  (runner: CommandRunner, log: LogLine) =>
  async ({ name }: Reaction, cause: StoredEvent, data: OpenDiscrepancy): Promise<void> => {
    const partnershipId = cause.metadata.partnershipId;
    const outcome = await runner.run({
      decider: commitmentDecider,
      name: 'openDiscrepancy',
      data,
      target: { kind: 'existing', stream: cause.stream },
      partnershipOf: () => partnershipId,
      by: {
        actor: LEDGER_ACTOR,
        causationId: cause.eventId,
        ...(cause.metadata.correlationId === undefined ? {} : { correlationId: cause.metadata.correlationId }),
      },
      idempotencyKey: `${name}:${cause.eventId}`,
      facts: () => ({ partnership: undefined, decision: undefined, source: undefined }),
      // The ledger itself acts, so there is no access rule.
      authorise: () => undefined,
    });
    if (outcome.kind === 'recorded') log(`The ledger opened a discrepancy: ${data.note}`);
    if (outcome.kind === 'refused') log(`The reaction ${name} was refused: ${outcome.refusal.detail}`);
  };

/** Stored with the read models; see reaction-checkpoint.ts. */
export const reactionFile = (folder: string): string => join(folder, 'reactions.json');

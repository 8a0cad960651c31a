import { join } from 'node:path';
import type { CommandRunner, StoredEvent } from '@pacta/event-store';
import { commitmentDecider, overtakenFacts, type OpenDiscrepancy } from '@pacta/ledger';
import { basisOf, type LogLine, type Reaction } from '@pacta/read-models';

/** Who is named as the actor of what the ledger does by itself. Nobody can be granted a role under it by a token. */
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

/** Opens the discrepancy as a command of the ledger's own, under an id that derives from the reaction and its cause. */
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
      // The ledger itself acts, about an event that it holds.
      authorise: () => undefined,
    });
    if (outcome.kind === 'recorded') log(`The ledger opened a discrepancy: ${data.note}`);
    if (outcome.kind === 'refused') log(`The reaction ${name} was refused: ${outcome.refusal.detail}`);
  };

/** Beside the read models; see reaction-checkpoint.ts. */
export const reactionFile = (folder: string): string => join(folder, 'reactions.json');

import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandOutcome, CommandTarget } from '@pacta/event-store';
import { idOf, isRefusal, streamName, type Command } from '@pacta/ledger';
import { ServiceFigures } from '../health/service-figures.ts';
import { Problem } from '../http/problem.ts';
import { AnsweredWrites } from './answered-writes.ts';
import { LedgerCommand } from './ledger-command.ts';
import { LookUps } from './look-ups.ts';
import type { AnySlice, Decided, Prepared } from './slice.ts';

/** Runs every command: prepares it, decides it, records its events and counts the outcome. */
@CommandHandler(LedgerCommand)
export class LedgerCommandHandler implements ICommandHandler<LedgerCommand> {
  constructor(
    private readonly look: LookUps,
    private readonly figures: ServiceFigures,
    private readonly writes: AnsweredWrites,
  ) {}

  /**
   * @throws Problem 403 where the clock of a real ledger would be set, 404 from a look-up; StoreUnavailable;
   * AppendRefused
   */
  async execute(command: LedgerCommand): Promise<CommandOutcome> {
    const { slice, name, data, envelope } = command;
    if (envelope.at !== undefined && !this.look.ledger.info.demo) throw clockNotSettable;
    const prepare = slice.prepare?.[name];
    // What is looked up is looked up in the read models.
    if (prepare !== undefined) await this.writes.applied();
    const prepared = prepare === undefined ? { data } : await prepare(command as never, this.look);
    const outcome: CommandOutcome = isRefusal(prepared)
      ? { kind: 'refused', refusal: prepared }
      : await this.run(command, prepared);
    this.figures.countCommand(name, outcome.kind);
    return outcome;
  }

  private run(command: LedgerCommand, prepared: Prepared): Promise<CommandOutcome> {
    const { name, effectiveOn, envelope } = command;
    const { actor, correlationId, idempotencyKey, ifMatch, at, dryRun } = envelope;
    const { data, subject = command.subject, slice = command.slice } = prepared;
    const isBegun = slice.creates.includes(name) && subject === '';
    return this.look.ledger.runner.run<Command, unknown, Decided, object>({
      decider: slice.decider,
      name,
      data,
      target: targetOf(slice, name, data, subject),
      partnershipOf: (_, state, stream) => slice.partnershipOf(state, isBegun ? idOf(stream) : subject),
      by: { actor, ...(correlationId === undefined ? {} : { correlationId }) },
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
      ...(at === undefined ? {} : { at }),
      dryRun,
      facts: (state) => slice.facts(data, state, slice.partnershipOf(state, subject)),
      authorise: (state, facts) => slice.mayNot({ name, data, actor, state, facts }),
    });
  }
}

/** The stream that the command writes to, and whether it must exist. */
function targetOf(
  { decider: { category }, creates, opens = [], idFor }: AnySlice,
  name: string,
  data: object,
  subject: string,
): CommandTarget {
  if (!creates.includes(name))
    return { kind: opens.includes(name) ? 'named' : 'existing', stream: streamName(category, subject) };
  const id = idFor?.(data);
  return id === undefined ? { kind: 'new' } : { kind: 'named', stream: streamName(category, id) };
}

const clockNotSettable = new Problem({
  status: 403,
  code: 'clock-not-settable',
  detail: 'The clock can be set in a demo ledger only.',
  next: 'Leave the Pacta-At header out.',
});

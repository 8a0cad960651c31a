import { Injectable } from '@nestjs/common';
import type { CommandOutcome, CommandTarget } from '@pacta/event-store';
import { idOf, streamName, type Command } from '@pacta/ledger';
import { ServiceFigures } from '../health/service-figures.ts';
import { Problem } from '../http/problem.ts';
import type { OpenLedger } from '@pacta/opening';
import type { LedgerCommand } from './ledger-command.ts';
import { InjectLedger } from './ledger.ts';
import type { Slice } from './slice.ts';

type Decided = { readonly type: string; readonly data: unknown };

/** A command as its handler passes it on. */
type Given<Data> = Pick<LedgerCommand<object>, 'subject' | 'envelope' | 'effectiveOn'> & { readonly data: Data };

/** The one call of every command handler: hands the command, its rules and who may to the runner. */
@Injectable()
export class CommandDesk {
  constructor(
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly figures: ServiceFigures,
  ) {}

  /** @throws Problem 403 where a real ledger's clock would be set; StoreUnavailable; AppendRefused */
  async run<C extends Command, State, D extends Decided, Facts, Name extends C['name']>(
    slice: Slice<C, State, D, Facts>,
    name: Name,
    { subject, data, envelope, effectiveOn }: Given<Extract<C, { readonly name: Name }>['data']>,
  ): Promise<CommandOutcome> {
    const { actor, correlationId, idempotencyKey, ifMatch, at, dryRun } = envelope;
    if (at !== undefined && !this.ledger.info.demo) throw clockNotSettable;
    const { decider } = slice;
    const created = slice.creates.includes(name);
    const outcome = await this.ledger.runner.run<C, State, D, Facts>({
      decider,
      name,
      data,
      target: targetOf(slice, name, data, subject),
      partnershipOf: (_, state, stream) =>
        slice.partnershipOf(state, created && subject === '' ? idOf(stream) : subject),
      by: { actor, ...(correlationId === undefined ? {} : { correlationId }) },
      ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      ...(ifMatch === undefined ? {} : { ifMatch }),
      ...(effectiveOn === undefined ? {} : { effectiveOn }),
      ...(at === undefined ? {} : { at }),
      dryRun,
      facts: (state) => slice.facts(data, state, slice.partnershipOf(state, subject)),
      authorise: (state, facts) => slice.mayNot({ name, data, actor, state, facts }),
    });
    this.figures.countCommand(name, outcome.kind);
    return outcome;
  }
}

/** Which stream the command is about, and whether it has to be there. */
function targetOf<C extends Command, State, D extends Decided, Facts>(
  { decider: { category }, creates, opens = [], idFor }: Slice<C, State, D, Facts>,
  name: C['name'],
  data: C['data'],
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

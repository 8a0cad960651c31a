import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandOutcome } from '@pacta/event-store';
import type { Command } from '@pacta/ledger';
import type { Answered } from '../http/answered.ts';
import type { CommandEnvelope } from '../http/command-envelope.ts';
import type { CommandAnswerDto } from './command-answer.dto.ts';
import { CommandAnswers } from './command-answers.ts';
import type { CommandBody } from './command-body.ts';
import { LedgerCommand } from './ledger-command.ts';
import { anySlice, type DataOf, type Decided, type Prepare, type Slice } from './slice.ts';

/** Type of the request: the input of the slice's `prepare` where it has one, else the command's own data. */
type BodyOf<C extends Command, Name extends C['name'], P> = Name extends keyof P
  ? P[Name] extends Prepare<infer Body, object>
    ? Body
    : never
  : DataOf<C, Name>;

/** Sends a controller's commands over the bus and answers with their outcome. */
@Injectable()
export class CommandGateway {
  constructor(
    private readonly bus: CommandBus,
    private readonly answers: CommandAnswers,
  ) {}

  /**
   * @param subject id of the resource in the path; empty where the path names none
   * @throws Problem where nothing was recorded
   */
  async send<C extends Command, State, D extends Decided, Facts, Name extends C['name'], P extends object>(
    slice: Slice<C, State, D, Facts, P>,
    name: Name,
    subject: string,
    body: BodyOf<C, Name, P> & CommandBody,
    envelope: CommandEnvelope,
  ): Promise<Answered<CommandAnswerDto>> {
    const { effectiveOn, ...data } = body;
    const command = new LedgerCommand(anySlice(slice), name, subject, data, effectiveOn, envelope);
    const outcome = await this.bus.execute<LedgerCommand, CommandOutcome>(command);
    return this.answers.answer(outcome, envelope.actor);
  }
}

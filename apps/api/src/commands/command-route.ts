import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import type { Capability as CapabilityName } from '@pacta/ledger';
import { Operation } from '../http/api-description.ts';
import { Capability } from '../http/capability.ts';
import { Rated } from '../http/route-rules.ts';
import { CommandAnswerDto } from './command-answer.dto.ts';

export interface CommandRouteOptions {
  readonly summary: string;
  readonly description?: string;
  /** True where the command creates a resource: 201 and Location. */
  readonly creates?: boolean;
}

/** A POST that sends one command: its route, its capability and its description, all named after the command. */
export function CommandRoute(command: CapabilityName, path: string, options: CommandRouteOptions): MethodDecorator {
  const { creates = false, ...described } = options;
  const answer = { type: CommandAnswerDto, headers: ANSWER_HEADERS };
  return applyDecorators(
    Post(path),
    HttpCode(creates ? 201 : 200),
    Capability(command),
    Rated('command'),
    Operation({
      operationId: command,
      ...described,
      query: [DRY_RUN],
      headers: COMMAND_HEADERS,
      answers: creates
        ? [
            { ...answer, status: 201, description: 'Recorded; a new resource is there.' },
            { type: CommandAnswerDto, status: 200, description: 'What a dry run would record.' },
          ]
        : [{ ...answer, status: 200, description: 'Recorded.' }],
      problems: [400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503],
    }),
  );
}

const DRY_RUN = {
  name: 'dryRun',
  required: false,
  enum: ['true', 'false'],
  description: 'Shows the events that would be recorded, and records nothing.',
};

const COMMAND_HEADERS = [
  {
    name: 'Idempotency-Key',
    required: false,
    description:
      '1 to 200 printable characters. The same key with the same body is answered as the first time; with another body it is refused.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  },
  {
    name: 'If-Match',
    required: false,
    description: 'The ETag that was last seen; if the resource has moved on since, nothing is recorded (412).',
    schema: { type: 'string', example: '"3"' },
  },
  {
    name: 'X-Correlation-Id',
    required: false,
    description: 'Recorded with the events, to follow a chain of requests.',
    schema: { type: 'string', maxLength: 128 },
  },
  {
    name: 'Pacta-At',
    required: false,
    description: 'Sets the clock of this command; demo ledgers only.',
    schema: { type: 'string', format: 'date-time' },
  },
];

const ANSWER_HEADERS = {
  ETag: { description: 'The revision of the resource after this command.', schema: { type: 'string' } },
  'Idempotent-Replayed': { description: 'true where this answer was given before.', schema: { type: 'string' } },
};

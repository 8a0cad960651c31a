import { applyDecorators, createParamDecorator, Get, UseInterceptors, type ExecutionContext } from '@nestjs/common';
import type { Capability as CapabilityName } from '@pacta/ledger';
import type { ApiHeaderOptions } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Operation } from '../http/api-description.ts';
import { actorOf } from '../http/authentication.ts';
import { Capability, type SIGNED_IN } from '../http/capability.ts';
import { minTokenOf } from '../http/request-headers.ts';
import { SendRenderedInterceptor } from './send-rendered.ts';

/** Who asks, and what for. */
export interface ReadRequest {
  readonly actor: string;
  /** Token of the write that the answer must reflect. */
  readonly minToken: string | undefined;
  /** Aborted where nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** Injects the reader into a controller's method. */
export const Reader = createParamDecorator((_: unknown, context: ExecutionContext): ReadRequest => {
  const http = context.switchToHttp();
  const request = http.getRequest<FastifyRequest>();
  const given = new AbortController();
  http.getResponse<FastifyReply>().raw.once('close', () => given.abort());
  return { actor: actorOf(request), minToken: minTokenOf(request), signal: given.signal };
});

export interface ReadRouteOptions {
  readonly summary: string;
  readonly capability: CapabilityName | typeof SIGNED_IN;
  readonly description?: string;
  /** Class of the answer, for OpenAPI; else read-answers.ts has its type, under the operation's name. */
  readonly answer?: new () => object;
  /** Media types besides JSON. */
  readonly forms?: readonly string[];
}

/** A GET: its route, its capability, its ETag and its page in the OpenAPI document. */
export function ReadRoute(
  operationId: string,
  path: string,
  { summary, capability, description, answer, forms = [] }: ReadRouteOptions,
): MethodDecorator {
  return applyDecorators(
    Get(path),
    Capability(capability),
    UseInterceptors(SendRenderedInterceptor),
    Operation({
      operationId,
      summary,
      ...(description === undefined ? {} : { description }),
      headers: READ_HEADERS,
      answers: [
        {
          status: 200,
          ...answerIn(answer ?? schemaOf(operationId), forms),
          headers: {
            ETag: {
              description: 'Strong for one resource as it is now; weak otherwise, and then not for If-Match.',
              schema: { type: 'string' },
            },
          },
        },
        { status: 304, description: 'Unchanged.' },
      ],
      problems: [400, 401, 403, 404, ...(forms.length === 0 ? [] : [406]), 429, 503],
    }),
  );
}

/** The schema that read-answers.ts has for an operation: `GetReport` for `getReport`. */
const schemaOf = (operationId: string): AnswerSchema => ({
  schema: { $ref: `#/components/schemas/${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}` },
});

interface AnswerSchema {
  readonly schema: { readonly $ref: string };
}

/** JSON of the class, or by the schema; other media types are text. */
function answerIn(answer: NonNullable<ReadRouteOptions['answer']> | AnswerSchema, forms: readonly string[]) {
  if (!('schema' in answer)) return { type: answer };
  if (forms.length === 0) return answer;
  const texts = forms.map((form) => [form, { schema: { type: 'string' } }] as const);
  return { content: { 'application/json': answer, ...Object.fromEntries(texts) } };
}

const READ_HEADERS: readonly ApiHeaderOptions[] = [
  {
    name: 'If-None-Match',
    required: false,
    description: 'The ETag of the state at hand; 304 where it is still this one.',
    schema: { type: 'string' },
  },
  {
    name: 'Pacta-Min-Token',
    required: false,
    description: 'receipt.token of the write that the answer must show; waits for it, for a few seconds at most.',
    schema: { type: 'string' },
  },
];

import { applyDecorators, createParamDecorator, Get, UseInterceptors, type ExecutionContext } from '@nestjs/common';
import type { Capability as CapabilityName } from '@pacta/ledger';
import type { FastifyRequest } from 'fastify';
import { ApiExtension, ApiHeader, ApiOkResponse, ApiOperation, ApiResponse } from '../http/open-api-marks.ts';
import { actorOf } from '../http/authentication.guard.ts';
import { Capability, type SIGNED_IN } from '../http/capability.ts';
import { ApiProblems } from '../http/problem-responses.ts';
import { minTokenOf } from '../http/request-headers.ts';
import { TaggedAnswerInterceptor } from './tagged.ts';

/** Who reads, and which write they must see. */
export interface ReadRequest {
  readonly actor: string;
  readonly minToken: string | undefined;
}

/** Hands the reader to a controller's method. */
export const Reader = createParamDecorator((_: unknown, context: ExecutionContext): ReadRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return { actor: actorOf(request), minToken: minTokenOf(request) };
});

export interface ReadRouteOptions {
  readonly summary: string;
  readonly capability: CapabilityName | typeof SIGNED_IN;
  readonly description?: string;
  /** A class that describes the answer. */
  readonly answer?: new () => object;
}

/** A GET: its route, its capability, its ETag and its page in the OpenAPI document. */
export function ReadRoute(
  operationId: string,
  path: string,
  { summary, capability, description, answer }: ReadRouteOptions,
): MethodDecorator {
  return applyDecorators(
    Get(path),
    Capability(capability),
    UseInterceptors(TaggedAnswerInterceptor),
    ApiExtension('x-capability', capability),
    ApiOperation({ operationId, summary, ...(description === undefined ? {} : { description }) }),
    ApiHeader({
      name: 'If-None-Match',
      required: false,
      description: 'The ETag of the state at hand; 304 where it is still this one.',
      schema: { type: 'string' },
    }),
    ApiHeader({
      name: 'Pacta-Min-Token',
      required: false,
      description: 'receipt.token of the write that the answer must show; waits for it, for a few seconds at most.',
      schema: { type: 'string' },
    }),
    ApiOkResponse({
      ...(answer === undefined ? { schema: { type: 'object', additionalProperties: true } } : { type: answer }),
      headers: {
        ETag: {
          description: 'Strong for one resource as it is now; weak otherwise, and then not for If-Match.',
          schema: { type: 'string' },
        },
      },
    }),
    ApiResponse({ status: 304, description: 'Unchanged.' }),
    ApiProblems(400, 401, 403, 404, 429, 503),
  );
}

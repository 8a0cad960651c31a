import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Answer } from '@pacta/queries';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { noneMatch } from '../http/request-headers.ts';

/** An answer with its ETag. */
export class Tagged {
  constructor(
    readonly etag: string,
    readonly body: unknown,
    /** Media type other than JSON; `headers` are sent too. */
    readonly form: { readonly type?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {}
}

/**
 * The ETag of one resource is its revision: a strong tag, usable in If-Match. A past state, and an answer made from several
 * streams, get a weak tag of the log's position, which If-Match refuses.
 */
export function taggedAnswer({ shown: { through, past }, revision, body }: Answer<unknown>): Tagged {
  const position = through < 0 ? 'none' : through;
  if (revision === undefined) return new Tagged(`W/"@${position}"`, body);
  return new Tagged(past ? `W/"${revision}@${position}"` : `"${revision}"`, body);
}

/** Sets the ETag, and answers 304 where the reader already has this state. */
@Injectable()
export class TaggedAnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!(answer instanceof Tagged)) return answer;
        void reply.headers({ etag: answer.etag, ...answer.form.headers });
        if (!noneMatch(request, answer.etag)) {
          if (answer.form.type !== undefined) void reply.type(answer.form.type);
          return answer.body;
        }
        void reply.status(304);
        return undefined;
      }),
    );
  }
}

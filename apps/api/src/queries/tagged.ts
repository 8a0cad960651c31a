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
    /** Of another form than JSON; `headers` besides. */
    readonly form: { readonly type?: string; readonly headers?: Readonly<Record<string, string>> } = {},
  ) {}
}

/**
 * One thing: its revision, strong, so that it serves in If-Match. The past gets a weak tag, which never does, and so does
 * what several streams make up: how far the log had come.
 */
export function taggedAnswer({ shown: { through, past }, revision, body }: Answer<unknown>): Tagged {
  const position = through < 0 ? 'none' : through;
  if (revision === undefined) return new Tagged(`W/"@${position}"`, body);
  return new Tagged(past ? `W/"${revision}@${position}"` : `"${revision}"`, body);
}

/** Sets the ETag, and answers 304 where the reader has this state already. */
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

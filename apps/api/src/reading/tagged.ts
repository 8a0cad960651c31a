import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { noneMatch } from '../http/request-headers.ts';
import type { Shown } from './reading.ts';

/** An answer with its ETag. */
export class Tagged {
  constructor(
    readonly etag: string,
    readonly body: unknown,
    /** Makes the JSON of a body that is too large to be written the usual way, in UTF-8. */
    readonly write?: () => Buffer,
  ) {}
}

/**
 * One resource: its revision, strong, so that it serves in If-Match. The past gets a weak tag, which never does, and so
 * does what several streams make up.
 */
export const taggedEntity = (revision: number, shown: Shown, body: unknown): Tagged =>
  new Tagged(shown.past ? `W/"${revision}@${shown.position ?? 'none'}"` : `"${revision}"`, body);

/** A page or a report over many streams: how far the log had come. */
export const taggedPage = (shown: Shown, body: unknown, write?: () => Buffer): Tagged =>
  new Tagged(`W/"@${shown.position ?? 'none'}"`, body, write);

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
        void reply.header('etag', answer.etag);
        if (noneMatch(request, answer.etag)) {
          void reply.status(304);
          return undefined;
        }
        if (answer.write === undefined) return answer.body;
        void reply.type('application/json; charset=utf-8');
        return answer.write();
      }),
    );
  }
}

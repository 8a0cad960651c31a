import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { noneMatch } from '../http/request-headers.ts';
import { bufferOf, type Rendered } from '../reading/rendered.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Sends what was rendered, with its ETag; 304 where the reader already has this state. */
@Injectable()
export class SendRenderedInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<Rendered>): Observable<Buffer | undefined> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ body, etag, type = JSON_TYPE, headers }) => {
        void reply.headers({ ...(etag === undefined ? {} : { etag }), ...headers });
        if (etag !== undefined && noneMatch(request, etag)) {
          void reply.status(304);
          return undefined;
        }
        void reply.type(type);
        return bufferOf(body);
      }),
    );
  }
}

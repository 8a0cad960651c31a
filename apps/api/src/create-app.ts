import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance } from 'fastify';
import { Logger as NestLogger } from 'nestjs-pino';
import { pino, type Logger } from 'pino';
import { AppModule, type ServiceLimits } from './app.module.ts';
import { AnsweredWrites } from './commands/answered-writes.ts';
import { ServiceFigures } from './health/service-figures.ts';
import { sendAnswered } from './http/answered.ts';
import { readJsonBodies } from './http/json-body.ts';
import { measureRequests } from './http/measure-requests.ts';
import { serveOpenApi } from './http/open-api.ts';
import { readAfterWrites } from './http/read-after-writes.ts';
import { logRequests, newRequestId } from './http/request-log.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { traceRequests } from './http/trace-requests.ts';
import { LARGEST_IMPORT, takeFiles } from './importing/import-body.ts';
import type { OpenLedger } from '@pacta/opening';

/** Largest body of a request, in bytes. */
const LARGEST_BODY = 1024 * 1024;

export interface AppOptions extends Partial<ServiceLimits> {
  /** Silent where none is given. */
  readonly log?: Logger;
}

/**
 * The service on an open ledger, ready to listen or for `inject`. Closing it lets requests under way finish; the caller
 * closes the ledger afterwards.
 */
export async function createApp(ledger: OpenLedger, options: AppOptions = {}): Promise<NestFastifyApplication> {
  const { log = pino({ level: 'silent' }), commandsPerMinute = 0, reportsPerMinute = 0 } = options;
  const { importLimit = LARGEST_IMPORT, threads = false } = options;
  const adapter = new FastifyAdapter({
    loggerInstance: log,
    // request-log.ts logs requests.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
    bodyLimit: LARGEST_BODY,
    trustProxy: false,
    forceCloseConnections: 'idle',
    // RequestShapePipe checks shapes and no route has a JSON schema, so Fastify's schema compilers need not load.
    schemaController: { compilersFactory: { buildValidator: withoutSchemas, buildSerializer: withoutSchemas } },
    // Longer than any request line that Node accepts, so that IdParam checks ids and answers with a problem.
    routerOptions: { maxParamLength: 20_000 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(ledger, { commandsPerMinute, reportsPerMinute, importLimit, threads }, log),
    adapter,
    {
      // json-body.ts parses bodies; Nest's own parsers would also accept forms.
      bodyParser: false,
      bufferLogs: true,
      abortOnError: false,
    },
  );
  app.useLogger(app.get(NestLogger));
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  readJsonBodies(fastify);
  takeFiles(fastify);
  traceRequests(fastify);
  addSecurityHeaders(fastify);
  readAfterWrites(fastify, app.get(AnsweredWrites));
  sendAnswered(fastify);
  logRequests(fastify);
  measureRequests(fastify, app.get(ServiceFigures));
  serveOpenApi(fastify);
  await app.init();
  await fastify.ready();
  return app;
}

function withoutSchemas(): never {
  throw new Error('a route has a JSON schema, and this service has no compiler for them');
}

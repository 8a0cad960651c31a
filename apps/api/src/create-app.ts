import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyInstance } from 'fastify';
import { Logger as NestLogger } from 'nestjs-pino';
import { pino, type Logger } from 'pino';
import { AppModule, type ServiceParts } from './app.module.ts';
import { AnsweredWrites } from './commands/answered-writes.ts';
import { ServiceFigures } from './health/service-figures.ts';
import { sendAnswered } from './http/answered.ts';
import { authenticate, nameActors } from './http/authentication.ts';
import { leaveUnreadBodies } from './http/body-deadline.ts';
import { refuseOtherHosts, servedHosts } from './http/hosts.ts';
import { readJsonBodies } from './http/json-body.ts';
import { measureRequests } from './http/measure-requests.ts';
import { serveOpenApi } from './http/open-api.ts';
import { serveProblemPages } from './http/problem-pages.ts';
import { rateLimits, type RequestRates } from './http/rate-limits.ts';
import { readAfterWrites } from './http/read-after-writes.ts';
import { logRequests, newRequestId, sharedByRequests } from './http/request-log.ts';
import { boundRequestsInFlight, giveUpSlowReaders } from './http/requests-in-flight.ts';
import { addSecurityHeaders } from './http/security-headers.ts';
import { traceRequests } from './http/trace-requests.ts';
import { LARGEST_IMPORT, takeFiles } from './importing/import-body.ts';
import { tokenVerifier, type OpenLedger } from '@pacta/opening';

/** Milliseconds within which the headers of a request must be there, and all of it. Bodies have deadlines of their own. */
const HEADERS_WITHIN = 15_000;
const REQUEST_WITHIN = 3_900_000;
/** Milliseconds between two looks at connections that are late. */
const LOOKS_EVERY = 5_000;

export interface AppOptions extends Partial<RequestRates>, Partial<ServiceParts> {
  /** Silent where none is given. */
  readonly log?: Logger;
  /** Where it listens, and under which addresses others reach it. Without both, it answers for this machine's own names. */
  readonly host?: string;
  readonly publicUrl?: string | undefined;
  /** Proxies whose X-Forwarded-For is believed: addresses and ranges with commas between. */
  readonly proxy?: string | undefined;
}

/**
 * The service on an open ledger, ready to listen or for `inject`. Closing it lets requests under way finish; the caller
 * closes the ledger afterwards.
 */
export async function createApp(ledger: OpenLedger, options: AppOptions = {}): Promise<NestFastifyApplication> {
  const { log = pino({ level: 'silent' }), proxy } = options;
  const rates = { commandsPerMinute: 0, reportsPerMinute: 0, readsPerMinute: 0, failedSignInsPerMinute: 0, ...options };
  const { importLimit = LARGEST_IMPORT, threads = false } = options;
  const adapter = new FastifyAdapter({
    loggerInstance: sharedByRequests(log),
    // request-log.ts logs requests.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: newRequestId,
    trustProxy: proxy ?? false,
    http: { headersTimeout: HEADERS_WITHIN, connectionsCheckingInterval: LOOKS_EVERY },
    requestTimeout: REQUEST_WITHIN,
    forceCloseConnections: 'idle',
    // RequestShapePipe checks shapes and no route has a JSON schema, so Fastify's schema compilers need not load.
    schemaController: { compilersFactory: { buildValidator: withoutSchemas, buildSerializer: withoutSchemas } },
    // Longer than any request line that Node accepts, so that IdParam checks ids and answers with a problem.
    routerOptions: { maxParamLength: 20_000 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(ledger, { importLimit, threads }, log),
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
  nameActors(fastify);
  readJsonBodies(fastify);
  takeFiles(fastify);
  traceRequests(fastify);
  addSecurityHeaders(fastify);
  refuseOtherHosts(fastify, servedHosts(options));
  const limits = await rateLimits(fastify, rates);
  const check = tokenVerifier(ledger.signingKey());
  authenticate(fastify, { check, demo: ledger.info.demo, failed: limits.failedSignIn });
  fastify.addHook('onRequest', limits.count);
  boundRequestsInFlight(fastify);
  readAfterWrites(fastify, app.get(AnsweredWrites));
  giveUpSlowReaders(fastify);
  leaveUnreadBodies(fastify);
  sendAnswered(fastify);
  logRequests(fastify, log);
  measureRequests(fastify, app.get(ServiceFigures));
  serveOpenApi(fastify);
  serveProblemPages(fastify);
  await app.init();
  await fastify.ready();
  return app;
}

function withoutSchemas(): never {
  throw new Error('a route has a JSON schema, and this service has no compiler for them');
}

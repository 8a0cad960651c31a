import type { INestApplication } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import * as swagger from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { putMarks } from './open-api-marks.ts';

const description = [
  'An event-sourced ledger for multi-actor partnerships.',
  'Every command is one POST and answers with a receipt; every read takes `asOf`.',
  'Sums are minor units (cents) as strings, except in reports, which print major units.',
  'A refusal is a problem document (RFC 9457) with a stable `code` and what to do next.',
].join(' ');

/** The OpenAPI 3.1 document at /openapi.json and the same as pages at /docs, on a server of their own that never listens. */
export async function apiPages(app: NestFastifyApplication): Promise<FastifyInstance> {
  putMarks(swagger);
  const pages = new FastifyAdapter();
  const host = Object.create(app, { getHttpAdapter: { value: () => pages } }) as INestApplication;
  swagger.SwaggerModule.setup('docs', host, openApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Pacta API',
    swaggerOptions: { persistAuthorization: false, displayRequestDuration: true, validatorUrl: null },
  });
  const server = pages.getInstance<FastifyInstance>();
  await server.ready();
  return server;
}

function openApiDocument(app: NestFastifyApplication): swagger.OpenAPIObject {
  const config = new swagger.DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Pacta')
    .setDescription(description)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'npx pacta token --as <role>' },
      'bearer',
    )
    .addSecurityRequirements('bearer')
    .build();
  return swagger.SwaggerModule.createDocument(app, config);
}

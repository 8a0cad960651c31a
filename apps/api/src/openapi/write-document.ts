import 'reflect-metadata';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { OpenLedger } from '@pacta/opening';
import { pino } from 'pino';
import { AppModule } from '../app.module.ts';
import { PAGE_FILES } from '../http/open-api.ts';
import { openApiDocument, type Schemas } from './document.ts';
import { EXPLORER_PAGE, EXPLORER_START } from './explorer-page.ts';

/*
 * Last step of the build: writes openapi.json and the files of Swagger UI into the folder that the service serves. Nest's
 * preview mode creates no providers, so it needs no ledger.
 */
const SWAGGER_UI = import.meta.resolve('swagger-ui-dist/package.json');
/** From dist/apps/api/src/openapi, where this runs. The schemas are made of read-answers.ts by `npm run openapi:answers`. */
const ANSWERS = new URL('../../../../../apps/api/src/openapi/read-answers.json', import.meta.url);
const answers = JSON.parse(await readFile(ANSWERS, 'utf8')) as Schemas;
const parts = { importLimit: 0, threads: false };
const app = await NestFactory.create(
  AppModule.of({} as OpenLedger, parts, pino({ level: 'silent' })),
  new FastifyAdapter(),
  { preview: true, logger: ['error'], abortOnError: false },
);
const made: Readonly<Record<string, string>> = {
  'openapi.json': JSON.stringify(openApiDocument(app, answers)),
  'index.html': EXPLORER_PAGE,
  'swagger-initializer.js': EXPLORER_START,
};
const folder = fileURLToPath(new URL('../../../../bundle/pages/', import.meta.url));
await mkdir(folder, { recursive: true });
for (const name of Object.keys(PAGE_FILES)) {
  const text = made[name];
  if (text === undefined) await copyFile(new URL(name, SWAGGER_UI), join(folder, name));
  else await writeFile(join(folder, name), text);
}

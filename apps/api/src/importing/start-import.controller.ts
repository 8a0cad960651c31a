import { Readable } from 'node:stream';
import { applyDecorators, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { FileFault, spool } from '@pacta/interop';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ApiBody,
  ApiConsumes,
  ApiExtension,
  ApiOperation,
  ApiQuery,
  ApiResponse,
  ApiTags,
} from '../http/open-api-marks.ts';
import { actorOf } from '../http/authentication.guard.ts';
import { Capability } from '../http/capability.ts';
import { ApiProblems } from '../http/problem-responses.ts';
import { Problem } from '../http/problem.ts';
import { Rated } from '../http/rated.ts';
import { dryRunOf } from '../http/request-headers.ts';
import { IMPORTS_PATH } from './import-body.ts';
import { ImportJobs } from './import-jobs.ts';
import { ImportRights } from './import-rights.ts';
import { ImportDto } from './import.dto.ts';
import { shown } from './read-imports.controller.ts';

/** Bytes that one file may have. */
export const IMPORT_LIMIT = Symbol('import limit');

const StartImportRoute = (): MethodDecorator =>
  applyDecorators(
    Post(),
    HttpCode(202),
    Capability('importFile'),
    Rated('command'),
    ApiExtension('x-capability', 'importFile'),
    ApiOperation({
      operationId: 'importFile',
      summary: 'Record what a published file reports',
      description:
        'The body is the file: an IATI activity file or a 360Giving file, at most 1 GiB, streamed. Answers as soon as it has arrived; follow Location. The same file again records nothing.',
    }),
    ApiConsumes('application/octet-stream'),
    ApiBody({ schema: { type: 'string', format: 'binary' } }),
    ApiQuery({
      name: 'dryRun',
      required: false,
      enum: ['true', 'false'],
      description: 'Finds out what would be recorded, and records nothing.',
    }),
    ApiResponse({
      status: 202,
      type: ImportDto,
      headers: { Location: { description: 'Where its progress is.', schema: { type: 'string' } } },
    }),
    ApiProblems(400, 401, 403, 413, 415, 429, 503),
  );

@ApiTags('import')
@Controller('v1/imports')
export class StartImportController {
  constructor(
    private readonly jobs: ImportJobs,
    private readonly rights: ImportRights,
    @Inject(IMPORT_LIMIT) private readonly limit: number,
  ) {}

  @StartImportRoute()
  async importFile(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportDto> {
    const actor = actorOf(request);
    await this.rights.mayImport(actor);
    const dryRun = dryRunOf(request);
    const body = request.body instanceof Readable ? request.body : Readable.from([]);
    const file = await spool(body, { limit: this.limit }).catch((fault: unknown) => {
      throw fault instanceof FileFault ? problemFor(fault) : fault;
    });
    const job = this.jobs.start(actor, file, dryRun);
    void reply.header('location', `${IMPORTS_PATH}/${job.id}`);
    return shown(job);
  }
}

const problemFor = ({ code, message, next }: FileFault): Problem =>
  new Problem({ status: code === 'file-too-large' ? 413 : 400, code, detail: message, next });

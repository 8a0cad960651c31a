import { Readable } from 'node:stream';
import { applyDecorators, Controller, Delete, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { FileFault, spool } from '@pacta/interop';
import { CAPABILITIES } from '@pacta/ledger';
import { mayImport, type LedgerReads } from '@pacta/queries';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnsweredWrites } from '../commands/answered-writes.ts';
import { InjectReads } from '../queries/ledger-reads.ts';
import { QueryGateway } from '../queries/query-gateway.ts';
import { Operation, Tag } from '../http/api-description.ts';
import { actorOf } from '../http/authentication.ts';
import { Capability, SIGNED_IN } from '../http/capability.ts';
import { IdParam } from '../http/id-param.ts';
import { notFound, Problem } from '../http/problem.ts';
import { Rated, RouteRule } from '../http/route-rules.ts';
import { switchesOf } from '../http/request-headers.ts';
import { ReadQuery } from '../queries/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../queries/read-route.ts';
import { IMPORTS_PATH } from './import-body.ts';
import { ImportJobs, type ImportJob } from './import-jobs.ts';
import { ImportDto, TotalsDto } from './import.dto.ts';

/** Largest file, in bytes. */
export const IMPORT_LIMIT = Symbol('import limit');

const StartRoute = (): MethodDecorator =>
  applyDecorators(
    Post('imports'),
    HttpCode(202),
    Capability('importFile'),
    Rated('command'),
    RouteRule({ long: true }),
    Operation({
      operationId: 'importFile',
      summary: 'Record what a published file reports',
      description:
        'The body is the file: an IATI activity file or a 360Giving file, at most 1 GiB, streamed. Answers as soon as it has arrived; follow Location. The same file again records nothing.',
      consumes: 'application/octet-stream',
      body: { schema: { type: 'string', format: 'binary' } },
      query: [
        {
          name: 'dryRun',
          required: false,
          enum: ['true', 'false'],
          description: 'Finds out what would be recorded, and records nothing.',
        },
        {
          name: 'withdraw',
          required: false,
          enum: ['true', 'false'],
          description:
            'Withdraws what the file no longer has, also where it is not the publisher’s newer report of the whole activity.',
        },
      ],
      answers: [
        {
          status: 202,
          type: ImportDto,
          headers: { Location: { description: 'Where its progress is.', schema: { type: 'string' } } },
        },
      ],
      problems: [400, 401, 403, 413, 415, 429, 503],
    }),
  );

/** A route of one import. */
const ImportRoute = (method: MethodDecorator, operationId: string, page: { summary: string; description?: string }) =>
  applyDecorators(
    method,
    HttpCode(200),
    Capability('importFile'),
    Operation({
      operationId,
      ...page,
      answers: [{ status: 200, type: ImportDto }],
      problems: [401, 403, 404, 429, 503],
    }),
  );

@Tag('import')
@Controller('v1')
export class ImportingController {
  constructor(
    @InjectReads() private readonly reads: LedgerReads,
    private readonly queries: QueryGateway,
    private readonly jobs: ImportJobs,
    private readonly writes: AnsweredWrites,
    @Inject(IMPORT_LIMIT) private readonly limit: number,
  ) {}

  @StartRoute()
  async importFile(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportDto> {
    const actor = actorOf(request);
    await this.writes.applied();
    await this.mustMayImport(actor);
    const asked = switchesOf(request, ['dryRun', 'withdraw']);
    const body = request.body instanceof Readable ? request.body : Readable.from([]);
    const file = await spool(body, { limit: this.limit }).catch((fault: unknown) => {
      throw fault instanceof FileFault ? problemFor(fault) : fault;
    });
    const job = this.jobs.start(actor, file, asked);
    void reply.header('location', `${IMPORTS_PATH}/${job.id}`);
    return shown(job);
  }

  @ImportRoute(Get('imports/:importId'), 'getImport', { summary: 'How far an import is, and what came of it' })
  async getImport(@IdParam('importId') id: string, @Reader() { actor }: ReadRequest): Promise<ImportDto> {
    await this.mustMayImport(actor);
    return own(this.jobs.get(id), actor);
  }

  @ImportRoute(Delete('imports/:importId'), 'cancelImport', {
    summary: 'Stop an import',
    description: 'What was written stays. The same import again does the rest.',
  })
  async cancelImport(@IdParam('importId') id: string, @Reader() { actor }: ReadRequest): Promise<ImportDto> {
    await this.mustMayImport(actor);
    own(this.jobs.get(id), actor);
    return own(await this.jobs.cancel(id), actor);
  }

  /** Reported data are public already, so every authenticated actor may read them. */
  @ReadRoute('getTotals', 'totals', {
    summary: 'The ledger’s side of the control totals, by currency and kind',
    capability: SIGNED_IN,
    answer: TotalsDto,
  })
  @Rated('report')
  getTotals(@Query() { asOf }: ReadQuery, @Reader() reader: ReadRequest) {
    return this.queries.ask('totals', { asOf }, reader);
  }

  /** @throws Problem 403 */
  private async mustMayImport(actor: string): Promise<void> {
    if (!(await mayImport(this.reads, actor))) throw noImporter;
  }
}

const noImporter = new Problem({
  status: 403,
  code: 'role-missing',
  detail: `importFile is for: ${CAPABILITIES.importFile.who.join(', ')} of a partnership of this ledger.`,
  next: 'Act in this role, or import on the ledger’s own machine with `pacta import`.',
});

/** An import as it is shown: without who started it. */
function shown({ id, state, bytes, totalBytes, written, summary, fault }: ImportJob): ImportDto {
  return { id, state, bytes, totalBytes, written, summary: summary as ImportDto['summary'], fault };
}

/** Another actor's import answers 404: its file name may reveal what this actor may not see. */
function own(job: ImportJob | undefined, actor: string): ImportDto {
  if (job === undefined || job.actor !== actor) throw notFound('import');
  return shown(job);
}

const problemFor = ({ code, message, next }: FileFault): Problem =>
  new Problem({ status: code === 'file-too-large' ? 413 : 400, code, detail: message, next });

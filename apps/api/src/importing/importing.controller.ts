import { Readable } from 'node:stream';
import { applyDecorators, Controller, Delete, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { FileFault, ledgerTotals, spool } from '@pacta/interop';
import type { ControlTotal } from '@pacta/ledger';
import type { OpenLedger } from '@pacta/opening';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InjectLedger } from '../commands/ledger.ts';
import { Operation, Tag } from '../http/api-description.ts';
import { actorOf } from '../http/authentication.guard.ts';
import { Capability, SIGNED_IN } from '../http/capability.ts';
import { IdParam } from '../http/id-param.ts';
import { notFound, Problem } from '../http/problem.ts';
import { Rated } from '../http/rated.ts';
import { dryRunOf } from '../http/request-headers.ts';
import { ReadQuery } from '../reading/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../reading/read-route.ts';
import { Reading } from '../reading/reading.ts';
import { taggedPage, type Tagged } from '../reading/tagged.ts';
import { IMPORTS_PATH } from './import-body.ts';
import { ImportJobs, type ImportJob } from './import-jobs.ts';
import { ImportRights } from './import-rights.ts';
import { ImportDto, TotalsDto } from './import.dto.ts';

/** Bytes that one file may have. */
export const IMPORT_LIMIT = Symbol('import limit');

const StartRoute = (): MethodDecorator =>
  applyDecorators(
    Post('imports'),
    HttpCode(202),
    Capability('importFile'),
    Rated('command'),
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

/** A route about one import. */
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
    @InjectLedger() private readonly ledger: OpenLedger,
    private readonly reading: Reading,
    private readonly jobs: ImportJobs,
    private readonly rights: ImportRights,
    @Inject(IMPORT_LIMIT) private readonly limit: number,
  ) {}

  @StartRoute()
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

  @ImportRoute(Get('imports/:importId'), 'getImport', { summary: 'How far an import is, and what came of it' })
  async getImport(@IdParam('importId') id: string, @Reader() { actor }: ReadRequest): Promise<ImportDto> {
    await this.rights.mayImport(actor);
    return own(this.jobs.get(id), actor);
  }

  @ImportRoute(Delete('imports/:importId'), 'cancelImport', {
    summary: 'Stop an import',
    description: 'What was written stays. The same import again does the rest.',
  })
  async cancelImport(@IdParam('importId') id: string, @Reader() { actor }: ReadRequest): Promise<ImportDto> {
    await this.rights.mayImport(actor);
    own(this.jobs.get(id), actor);
    return own(await this.jobs.cancel(id), actor);
  }

  /** Publishers have put out what they report already, so everyone who is signed in may read it. */
  @ReadRoute('getTotals', 'totals', {
    summary: 'The ledger’s side of the control totals, by currency and kind',
    capability: SIGNED_IN,
    answer: TotalsDto,
  })
  @Rated('report')
  async getTotals(@Query() { asOf }: ReadQuery, @Reader() { minToken }: ReadRequest): Promise<Tagged> {
    await this.reading.await(minToken);
    const shown = this.reading.moment(asOf);
    const { readModels } = this.ledger.projector;
    const last = shown.position === null ? undefined : readModels.eventAt(shown.position);
    const rows: readonly ControlTotal[] = last === undefined ? [] : await ledgerTotals(this.ledger.store, last.token);
    return taggedPage(shown, { items: rows, asOf: shown.position });
  }
}

/** What is shown of an import: everything but who started it. */
function shown({ id, state, bytes, totalBytes, written, summary, fault }: ImportJob): ImportDto {
  return { id, state, bytes, totalBytes, written, summary: summary as ImportDto['summary'], fault };
}

/** Another's import is not there: its file may name what this actor may not see. */
function own(job: ImportJob | undefined, actor: string): ImportDto {
  if (job === undefined || job.actor !== actor) throw notFound('import');
  return shown(job);
}

const problemFor = ({ code, message, next }: FileFault): Problem =>
  new Problem({ status: code === 'file-too-large' ? 413 : 400, code, detail: message, next });

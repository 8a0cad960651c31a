import { applyDecorators, Controller, Delete, Get, HttpCode } from '@nestjs/common';
import { ApiExtension, ApiOperation, ApiResponse, ApiTags } from '../http/open-api-marks.ts';
import { Capability } from '../http/capability.ts';
import { IdParam } from '../http/id-param.ts';
import { ApiProblems } from '../http/problem-responses.ts';
import { notFound } from '../http/problem.ts';
import { Reader, type ReadRequest } from '../reading/read-route.ts';
import { ImportJobs, type ImportJob } from './import-jobs.ts';
import { ImportRights } from './import-rights.ts';
import { ImportDto } from './import.dto.ts';

const ImportRoute = (method: MethodDecorator, operationId: string, page: { summary: string; description?: string }) =>
  applyDecorators(
    method,
    HttpCode(200),
    Capability('importFile'),
    ApiExtension('x-capability', 'importFile'),
    ApiOperation({ operationId, ...page }),
    ApiResponse({ status: 200, type: ImportDto }),
    ApiProblems(401, 403, 404, 429, 503),
  );

/** What is shown of an import: everything but who started it. */
export function shown({ id, state, bytes, totalBytes, written, summary, fault }: ImportJob): ImportDto {
  return { id, state, bytes, totalBytes, written, summary: summary as ImportDto['summary'], fault };
}

@ApiTags('import')
@Controller('v1/imports/:importId')
export class ReadImportsController {
  constructor(
    private readonly jobs: ImportJobs,
    private readonly rights: ImportRights,
  ) {}

  @ImportRoute(Get(), 'getImport', { summary: 'How far an import is, and what came of it' })
  async getImport(@IdParam('importId') id: string, @Reader() { actor }: ReadRequest): Promise<ImportDto> {
    await this.rights.mayImport(actor);
    return own(this.jobs.get(id), actor);
  }

  @ImportRoute(Delete(), 'cancelImport', {
    summary: 'Stop an import',
    description: 'What was written stays. The same import again does the rest.',
  })
  async cancelImport(@IdParam('importId') id: string, @Reader() { actor }: ReadRequest): Promise<ImportDto> {
    await this.rights.mayImport(actor);
    own(this.jobs.get(id), actor);
    return own(await this.jobs.cancel(id), actor);
  }
}

/** Another's import is not there: its file may name what this actor may not see. */
function own(job: ImportJob | undefined, actor: string): ImportDto {
  if (job === undefined || job.actor !== actor) throw notFound('import');
  return shown(job);
}

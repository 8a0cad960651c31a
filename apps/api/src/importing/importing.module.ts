import { Module, type DynamicModule } from '@nestjs/common';
import { ImportJobs } from './import-jobs.ts';
import { ImportRights } from './import-rights.ts';
import { ReadImportsController } from './read-imports.controller.ts';
import { ReadTotalsController } from './read-totals.controller.ts';
import { IMPORT_LIMIT, StartImportController } from './start-import.controller.ts';

@Module({})
export class ImportingModule {
  /** @param limit bytes of the largest file that is taken over HTTP */
  static of(limit: number): DynamicModule {
    return {
      module: ImportingModule,
      controllers: [StartImportController, ReadImportsController, ReadTotalsController],
      providers: [ImportJobs, ImportRights, { provide: IMPORT_LIMIT, useValue: limit }],
    };
  }
}

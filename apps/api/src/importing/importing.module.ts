import { Module, type DynamicModule } from '@nestjs/common';
import { ImportJobs } from './import-jobs.ts';
import { IMPORT_LIMIT, ImportingController } from './importing.controller.ts';

@Module({})
export class ImportingModule {
  /** @param limit largest file over HTTP, in bytes */
  static of(limit: number): DynamicModule {
    return {
      module: ImportingModule,
      controllers: [ImportingController],
      providers: [ImportJobs, { provide: IMPORT_LIMIT, useValue: limit }],
    };
  }
}

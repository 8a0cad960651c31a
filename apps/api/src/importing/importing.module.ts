import { Module, type DynamicModule } from '@nestjs/common';
import { ImportJobs } from './import-jobs.ts';
import { IMPORT_LIMIT, ImportingController } from './importing.controller.ts';

@Module({})
export class ImportingModule {
  /** @param limit bytes of the largest file that is taken over HTTP */
  static of(limit: number): DynamicModule {
    return {
      module: ImportingModule,
      controllers: [ImportingController],
      providers: [ImportJobs, { provide: IMPORT_LIMIT, useValue: limit }],
    };
  }
}

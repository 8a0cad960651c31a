import { Module } from '@nestjs/common';
import { CountersignController } from './countersign.controller.ts';
import { CountersignHandler } from './countersign.handler.ts';
import { LogTimeController } from './log-time.controller.ts';
import { LogTimeHandler } from './log-time.handler.ts';
import { ReadContributionsController } from './read-contributions.controller.ts';

@Module({
  controllers: [ReadContributionsController, CountersignController, LogTimeController],
  providers: [CountersignHandler, LogTimeHandler],
})
export class ContributionModule {}

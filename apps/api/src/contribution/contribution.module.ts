import { Module } from '@nestjs/common';
import { CountersignController } from './countersign.controller.ts';
import { CountersignHandler } from './countersign.handler.ts';
import { GiveGoodsController } from './give-goods.controller.ts';
import { GiveGoodsHandler } from './give-goods.handler.ts';
import { LogTimeController } from './log-time.controller.ts';
import { LogTimeHandler } from './log-time.handler.ts';
import { ValueContributionController } from './value-contribution.controller.ts';
import { ValueContributionHandler } from './value-contribution.handler.ts';
import { ReadContributionsController } from './read-contributions.controller.ts';

@Module({
  controllers: [
    ReadContributionsController,
    CountersignController,
    GiveGoodsController,
    LogTimeController,
    ValueContributionController,
  ],
  providers: [CountersignHandler, GiveGoodsHandler, LogTimeHandler, ValueContributionHandler],
})
export class ContributionModule {}

import { Module } from '@nestjs/common';
import { ListRatesHandler } from './list-rates.query.ts';
import { RateController } from './rate.controller.ts';

@Module({
  controllers: [RateController],
  providers: [ListRatesHandler],
})
export class RateModule {}

import { Module } from '@nestjs/common';
import { ListRatesHandler } from './list-rates.query.ts';
import { ReadRatesController } from './read-rates.controller.ts';
import { RecordRateController } from './record-rate.controller.ts';
import { RecordRateHandler } from './record-rate.handler.ts';
import { Secretariats } from './secretariats.ts';

@Module({
  controllers: [ReadRatesController, RecordRateController],
  providers: [ListRatesHandler, RecordRateHandler, Secretariats],
})
export class RateModule {}

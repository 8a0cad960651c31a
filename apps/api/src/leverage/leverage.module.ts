import { Module } from '@nestjs/common';
import { LeverageController } from './leverage.controller.ts';
import { ReadLeverageHandler } from './read-leverage.query.ts';

@Module({
  controllers: [LeverageController],
  providers: [ReadLeverageHandler],
})
export class LeverageModule {}

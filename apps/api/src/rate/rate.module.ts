import { Module } from '@nestjs/common';
import { RateController } from './rate.controller.ts';

@Module({ controllers: [RateController] })
export class RateModule {}

import { Module } from '@nestjs/common';
import { LeverageController } from './leverage.controller.ts';

@Module({ controllers: [LeverageController] })
export class LeverageModule {}

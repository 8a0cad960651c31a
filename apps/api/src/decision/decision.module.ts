import { Module } from '@nestjs/common';
import { DecisionController } from './decision.controller.ts';

@Module({ controllers: [DecisionController] })
export class DecisionModule {}

import { Module } from '@nestjs/common';
import { AssertAvoidedCostController } from './assert-avoided-cost.controller.ts';
import { AssertAvoidedCostHandler } from './assert-avoided-cost.handler.ts';
import { AssertCausalityController } from './assert-causality.controller.ts';
import { AssertCausalityHandler } from './assert-causality.handler.ts';
import { ContestCausalityController } from './contest-causality.controller.ts';
import { ContestCausalityHandler } from './contest-causality.handler.ts';
import { DesignateAnchorController } from './designate-anchor.controller.ts';
import { DesignateAnchorHandler } from './designate-anchor.handler.ts';
import { PublishMethodController } from './publish-method.controller.ts';
import { PublishMethodHandler } from './publish-method.handler.ts';
import { ReadLeverageController } from './read-leverage.controller.ts';
import { ReadLeverageHandler } from './read-leverage.query.ts';

@Module({
  controllers: [
    ReadLeverageController,
    AssertAvoidedCostController,
    AssertCausalityController,
    ContestCausalityController,
    DesignateAnchorController,
    PublishMethodController,
  ],
  providers: [
    ReadLeverageHandler,
    AssertAvoidedCostHandler,
    AssertCausalityHandler,
    ContestCausalityHandler,
    DesignateAnchorHandler,
    PublishMethodHandler,
  ],
})
export class LeverageModule {}

import { Module } from '@nestjs/common';
import { FlowPlaces } from './flow-places.ts';
import { MatchFlowsController } from './match-flows.controller.ts';
import { MatchFlowsHandler } from './match-flows.handler.ts';
import { UnmatchFlowsController } from './unmatch-flows.controller.ts';
import { UnmatchFlowsHandler } from './unmatch-flows.handler.ts';

@Module({
  controllers: [MatchFlowsController, UnmatchFlowsController],
  providers: [FlowPlaces, MatchFlowsHandler, UnmatchFlowsHandler],
})
export class FlowMatchModule {}

import { Module } from '@nestjs/common';
import { CastBallotController } from './cast-ballot.controller.ts';
import { CastBallotHandler } from './cast-ballot.handler.ts';
import { CloseDecisionController } from './close-decision.controller.ts';
import { CloseDecisionHandler } from './close-decision.handler.ts';
import { ProposeController } from './propose.controller.ts';
import { ProposeHandler } from './propose.handler.ts';
import { RecuseController } from './recuse.controller.ts';
import { RecuseHandler } from './recuse.handler.ts';
import { ReadDecisionsController } from './read-decisions.controller.ts';

@Module({
  controllers: [
    ReadDecisionsController,
    CastBallotController,
    CloseDecisionController,
    ProposeController,
    RecuseController,
  ],
  providers: [CastBallotHandler, CloseDecisionHandler, ProposeHandler, RecuseHandler],
})
export class DecisionModule {}

import { Module } from '@nestjs/common';
import { AmendController } from './amend.controller.ts';
import { AmendHandler } from './amend.handler.ts';
import { CancelController } from './cancel.controller.ts';
import { CancelHandler } from './cancel.handler.ts';
import { DisburseController } from './disburse.controller.ts';
import { DisburseHandler } from './disburse.handler.ts';
import { MeetConditionController } from './meet-condition.controller.ts';
import { MeetConditionHandler } from './meet-condition.handler.ts';
import { PledgeController } from './pledge.controller.ts';
import { PledgeHandler } from './pledge.handler.ts';
import { ReceiveController } from './receive.controller.ts';
import { ReceiveHandler } from './receive.handler.ts';
import { SignController } from './sign.controller.ts';
import { SignHandler } from './sign.handler.ts';
import { WaiveConditionController } from './waive-condition.controller.ts';
import { WaiveConditionHandler } from './waive-condition.handler.ts';
import { ReadCommitmentsController } from './read-commitments.controller.ts';

@Module({
  controllers: [
    ReadCommitmentsController,
    AmendController,
    CancelController,
    DisburseController,
    MeetConditionController,
    PledgeController,
    ReceiveController,
    SignController,
    WaiveConditionController,
  ],
  providers: [
    AmendHandler,
    CancelHandler,
    DisburseHandler,
    MeetConditionHandler,
    PledgeHandler,
    ReceiveHandler,
    SignHandler,
    WaiveConditionHandler,
  ],
})
export class CommitmentModule {}

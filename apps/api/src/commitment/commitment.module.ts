import { Module } from '@nestjs/common';
import { AmendController } from './amend.controller.ts';
import { AmendHandler } from './amend.handler.ts';
import { CallGuaranteeController } from './call-guarantee.controller.ts';
import { CallGuaranteeHandler } from './call-guarantee.handler.ts';
import { CancelController } from './cancel.controller.ts';
import { CancelHandler } from './cancel.handler.ts';
import { DisburseController } from './disburse.controller.ts';
import { DisburseHandler } from './disburse.handler.ts';
import { MeetConditionController } from './meet-condition.controller.ts';
import { MeetConditionHandler } from './meet-condition.handler.ts';
import { OpenDiscrepancyController } from './open-discrepancy.controller.ts';
import { OpenDiscrepancyHandler } from './open-discrepancy.handler.ts';
import { PledgeController } from './pledge.controller.ts';
import { PledgeHandler } from './pledge.handler.ts';
import { ReceiveController } from './receive.controller.ts';
import { ReceiveHandler } from './receive.handler.ts';
import { ReconcileController } from './reconcile.controller.ts';
import { ReconcileHandler } from './reconcile.handler.ts';
import { ReopenReconciliationController } from './reopen-reconciliation.controller.ts';
import { ReopenReconciliationHandler } from './reopen-reconciliation.handler.ts';
import { RepayController } from './repay.controller.ts';
import { RepayHandler } from './repay.handler.ts';
import { ReverseMovementController } from './reverse-movement.controller.ts';
import { ReverseMovementHandler } from './reverse-movement.handler.ts';
import { SignController } from './sign.controller.ts';
import { SignHandler } from './sign.handler.ts';
import { WaiveConditionController } from './waive-condition.controller.ts';
import { WaiveConditionHandler } from './waive-condition.handler.ts';
import { ReadCommitmentsController } from './read-commitments.controller.ts';

@Module({
  controllers: [
    ReadCommitmentsController,
    AmendController,
    CallGuaranteeController,
    CancelController,
    DisburseController,
    MeetConditionController,
    OpenDiscrepancyController,
    PledgeController,
    ReceiveController,
    ReconcileController,
    ReopenReconciliationController,
    RepayController,
    ReverseMovementController,
    SignController,
    WaiveConditionController,
  ],
  providers: [
    AmendHandler,
    CallGuaranteeHandler,
    CancelHandler,
    DisburseHandler,
    MeetConditionHandler,
    OpenDiscrepancyHandler,
    PledgeHandler,
    ReceiveHandler,
    ReconcileHandler,
    ReopenReconciliationHandler,
    RepayHandler,
    ReverseMovementHandler,
    SignHandler,
    WaiveConditionHandler,
  ],
})
export class CommitmentModule {}

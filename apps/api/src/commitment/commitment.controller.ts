import { Body, Controller, Query } from '@nestjs/common';
import { CommandGateway } from '../commands/command-gateway.ts';
import { CommandRoute } from '../commands/command-route.ts';
import { Tag } from '../http/api-description.ts';
import { Envelope, type CommandEnvelope } from '../http/command-envelope.ts';
import { IdParam } from '../http/id-param.ts';
import { QueryGateway } from '../queries/query-gateway.ts';
import { PageQuery, ReadQuery } from '../queries/read-query.dto.ts';
import { Reader, ReadRoute, type ReadRequest } from '../queries/read-route.ts';
import {
  AmendDto,
  CallGuaranteeDto,
  CancelDto,
  DisburseDto,
  MeetConditionDto,
  OpenDiscrepancyDto,
  PledgeDto,
  ReceiveDto,
  ReconcileDto,
  ReopenReconciliationDto,
  RepayDto,
  ReverseMovementDto,
  SignDto,
  WaiveConditionDto,
} from './commitment.requests.ts';
import { commitmentSlice } from './commitment.slice.ts';

@Tag('commitment')
@Controller('v1')
export class CommitmentController {
  constructor(
    private readonly commands: CommandGateway,
    private readonly queries: QueryGateway,
  ) {}

  @ReadRoute('listCommitments', 'partnerships/:partnershipId/commitments', {
    summary: 'The commitments of a partnership',
    capability: 'readGovernance',
  })
  listCommitments(
    @IdParam('partnershipId') partnershipId: string,
    @Query() page: PageQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('things', { kind: 'commitment', partnershipId, ...page }, reader);
  }

  @ReadRoute('getCommitment', 'commitments/:commitmentId', { summary: 'One commitment', capability: 'readGovernance' })
  getCommitment(
    @IdParam('commitmentId') commitmentId: string,
    @Query() { asOf, effective }: ReadQuery,
    @Reader() reader: ReadRequest,
  ) {
    return this.queries.ask('thing', { kind: 'commitment', id: commitmentId, asOf, effective }, reader);
  }

  @CommandRoute('amend', 'commitments/:commitmentId/amend', { summary: 'Amend a signed sum by a delta' })
  amend(@IdParam('commitmentId') commitmentId: string, @Body() body: AmendDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.send(commitmentSlice, 'amend', commitmentId, body, envelope);
  }

  @CommandRoute('callGuarantee', 'commitments/:commitmentId/calls', {
    summary: 'Pay on a guarantee that is called',
    description: 'Within the sum guaranteed. The receiver acknowledges it like a disbursement.',
  })
  callGuarantee(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: CallGuaranteeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(commitmentSlice, 'callGuarantee', commitmentId, body, envelope);
  }

  @CommandRoute('cancel', 'commitments/:commitmentId/cancellation', { summary: 'Cancel what is not yet disbursed' })
  cancel(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: CancelDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(commitmentSlice, 'cancel', commitmentId, body, envelope);
  }

  @CommandRoute('disburse', 'commitments/:commitmentId/disbursements', { summary: 'Disburse money' })
  disburse(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: DisburseDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(commitmentSlice, 'disburse', commitmentId, body, envelope);
  }

  @CommandRoute('meetCondition', 'commitments/:commitmentId/conditions/met', {
    summary: 'Record that a condition is met',
  })
  meetCondition(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: MeetConditionDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(commitmentSlice, 'meetCondition', commitmentId, body, envelope);
  }

  @CommandRoute('openDiscrepancy', 'commitments/:commitmentId/discrepancies', {
    summary: 'Say that two records differ',
    description: 'It stays open until the secretariat explains it by reconcile.',
  })
  openDiscrepancy(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: OpenDiscrepancyDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(commitmentSlice, 'openDiscrepancy', commitmentId, body, envelope);
  }

  @CommandRoute('pledge', 'partnerships/:partnershipId/commitments', {
    summary: 'Pledge money to a partner',
    creates: true,
  })
  pledge(
    @IdParam('partnershipId') partnershipId: string,
    @Body() body: PledgeDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(commitmentSlice, 'pledge', partnershipId, body, envelope);
  }

  @CommandRoute('receive', 'commitments/:commitmentId/receipts', {
    summary: 'Acknowledge money received',
    description: 'A sum that differs from the disbursement opens a discrepancy.',
  })
  receive(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: ReceiveDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(commitmentSlice, 'receive', commitmentId, body, envelope);
  }

  @CommandRoute('reconcile', 'commitments/:commitmentId/reconciliations', {
    summary: 'Reconcile what both sides recorded',
    description:
      'Names a payment, a discrepancy, or nothing: then everything that both sides have recorded so far. Where records differ, an explanation is needed.',
  })
  reconcile(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: ReconcileDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(commitmentSlice, 'reconcile', commitmentId, body, envelope);
  }

  @CommandRoute('reopenReconciliation', 'commitments/:commitmentId/reconciliations/reopened', {
    summary: 'Take a reconciliation back',
    description: 'What it settled is open again.',
  })
  reopenReconciliation(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: ReopenReconciliationDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(commitmentSlice, 'reopenReconciliation', commitmentId, body, envelope);
  }

  @CommandRoute('repay', 'commitments/:commitmentId/repayments', {
    summary: 'Repay principal and interest',
    description:
      'Principal goes back up to what was paid; interest stands beside it, on loans and reimbursable money. What comes back of a grant is taken off what was disbursed and can be paid again.',
  })
  repay(@IdParam('commitmentId') commitmentId: string, @Body() body: RepayDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.send(commitmentSlice, 'repay', commitmentId, body, envelope);
  }

  @CommandRoute('reverseMovement', 'commitments/:commitmentId/reversals', {
    summary: 'Take a wrong movement back',
    description:
      'A disbursement, call, receipt, repayment or met condition, by the side that recorded it. Both records stay visible.',
  })
  reverseMovement(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: ReverseMovementDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(commitmentSlice, 'reverseMovement', commitmentId, body, envelope);
  }

  @CommandRoute('sign', 'commitments/:commitmentId/sign', { summary: 'Sign a commitment' })
  sign(@IdParam('commitmentId') commitmentId: string, @Body() body: SignDto, @Envelope() envelope: CommandEnvelope) {
    return this.commands.send(commitmentSlice, 'sign', commitmentId, body, envelope);
  }

  @CommandRoute('waiveCondition', 'commitments/:commitmentId/conditions/waived', {
    summary: 'Waive a condition by a decision',
  })
  waiveCondition(
    @IdParam('commitmentId') commitmentId: string,
    @Body() body: WaiveConditionDto,
    @Envelope() envelope: CommandEnvelope,
  ) {
    return this.commands.send(commitmentSlice, 'waiveCondition', commitmentId, body, envelope);
  }
}

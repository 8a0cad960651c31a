import { describe, expect, test } from '@jest/globals';
import { EVENT_ID, given, recorded, type Past } from '../../testing/given.ts';
import { activityReported, flowCorrected, flowReported, flowWithdrawn, grantReported } from '../../testing/reports.ts';
import { ASSOCIATION, euros, FUNDER } from '../../testing/samples.ts';
import { commitmentDecider } from '../commitment/decider.ts';
import type { CommitmentDecided } from '../commitment/events.ts';
import { foldOn } from '../fold-run.ts';
import { streamOf } from '../indexed-log.fixture.ts';
import { isRefusal } from '../refusal.ts';
import type { ReportDecided } from '../report/events.ts';
import { foldView } from '../view.ts';
import { flowMatchDecider } from './decider.ts';
import type { FlowMatchDecided } from './events.ts';
import { flowStreamFold } from './evolve.ts';
import { flowMatches } from './flow-matches.view.ts';
import { matchedSides } from './matched-sides.ts';
import { matchOf, type FlowStreamState } from './state.ts';

type Reported = Past<ReportDecided | FlowMatchDecided>;

/** Ids of events on the other stream, different from those of this one. */
const OTHER_ID = (index: number): string => `00000000-0000-5000-9000-${String(index).padStart(12, '0')}`;
const OTHER = 'report-3f0c2c8e-0000-7000-8000-00000000000b';
const WHY = 'Same day and reference.';

const otherStream = (...past: readonly Past<ReportDecided | FlowMatchDecided | CommitmentDecided>[]): FlowStreamState =>
  foldOn(
    flowStreamFold,
    flowStreamFold.initialState,
    past.map((event, index) => ({
      ...recorded(commitmentDecider, event as Past<CommitmentDecided>, index),
      eventId: OTHER_ID(index),
    })),
  );

const matched = (flow: string, eventId: string, stream = OTHER): FlowMatchDecided => ({
  type: 'FlowsMatched.v1',
  data: { flow, with: { stream, eventId }, why: WHY },
});
const reversed = (index: number): FlowMatchDecided => ({
  type: 'EventReversed.v1',
  data: { eventId: EVENT_ID(index), reason: 'They only look alike.' },
});

const after = (other: FlowStreamState | undefined, ...past: readonly Reported[]) =>
  given(flowMatchDecider, other === undefined ? {} : { other }, [
    activityReported(),
    ...past,
  ] as unknown as readonly Past<FlowMatchDecided>[]);
const theirs = otherStream(activityReported(ASSOCIATION), flowReported(90_00));
/** Flow 1 of this stream with flow 1 of the other. */
const pair = { flow: EVENT_ID(1), with: { stream: OTHER, eventId: OTHER_ID(1) }, why: WHY };

const firstHand: readonly CommitmentDecided[] = [
  {
    type: 'Pledged.v1',
    data: { provider: FUNDER, receiver: ASSOCIATION, instrument: 'grant', amount: euros(100_00), conditions: [] },
  },
  { type: 'Signed.v1', data: { terms: 'As pledged.', amount: euros(100_00) } },
  { type: 'Disbursed.v1', data: { amount: euros(100_00), valueDate: '2024-03-01', reference: 'R1' } },
  { type: 'Received.v1', data: { amount: euros(100_00), valueDate: '2024-03-02', reference: 'R1' } },
  { type: 'Cancelled.v1', data: { reason: 'Closed.' } },
];

describe('matchFlows', () => {
  test('of a reported flow with one that somebody else reported', () => {
    after(theirs, flowReported(100_00))
      .when('matchFlows', pair)
      .records(matched(EVENT_ID(1), OTHER_ID(1)));
  });

  test('in two currencies, since it is the same money', () => {
    const dollars = otherStream(activityReported(), flowReported(1, { amount: { amount: '1', currency: 'USD' } }));
    after(dollars, flowReported(100_00))
      .when('matchFlows', pair)
      .records(matched(EVENT_ID(1), OTHER_ID(1)));
  });

  test.each<[string, Reported, number]>([
    ['pledge', flowReported(1, { kind: 'iati:12' }), 0],
    ['signature', flowReported(1, { kind: 'iati:11' }), 1],
    ['disbursement', flowReported(1), 2],
    ['disbursement, as money that came in', flowReported(1, { kind: 'iati:1' }), 2],
    ['receipt', flowReported(1, { kind: 'iati:IF' }), 3],
  ])('with a %s at first hand', (_, flow, index) => {
    const stream = 'commitment-3f0c2c8e-0000-7000-8000-00000000000c';
    const other = otherStream(...firstHand);
    after(other, flow)
      .when('matchFlows', { ...pair, with: { stream, eventId: OTHER_ID(index) } })
      .records(matched(EVENT_ID(1), OTHER_ID(index), stream));
  });

  test('of a negative payment with a grant that came back; a repaid loan is a loan repayment', () => {
    const stream = 'commitment-3f0c2c8e-0000-7000-8000-00000000000c';
    const back: CommitmentDecided = { type: 'Repaid.v1', data: { amount: euros(100_00), valueDate: '2024-05-01' } };
    const [pledge, ...others] = firstHand.slice(0, 3) as [CommitmentDecided, ...CommitmentDecided[]];
    const loan = { ...pledge, data: { ...pledge.data, instrument: 'loan' } } as CommitmentDecided;
    const command = { ...pair, with: { stream, eventId: OTHER_ID(3) } };
    after(otherStream(pledge, ...others, back), flowReported(-100_00))
      .when('matchFlows', command)
      .records(matched(EVENT_ID(1), OTHER_ID(3), stream));
    after(otherStream(loan, ...others, back), flowReported(-100_00))
      .when('matchFlows', command)
      .refused('stages-differ', '/with');
    after(otherStream(loan, ...others, back), flowReported(100_00, { kind: 'iati:6' }))
      .when('matchFlows', command)
      .records(matched(EVENT_ID(1), OTHER_ID(3), stream));
  });

  test('of a promise with a promise only, of a payment with a payment', () => {
    const commitment = otherStream(activityReported(), flowReported(90_00, { kind: 'iati:2' }));
    after(commitment, flowReported(100_00)).when('matchFlows', pair).refused('stages-differ', '/with');
    const loan = otherStream(activityReported(), flowReported(90_00, { kind: 'iati:6' }));
    after(loan, flowReported(1, { kind: 'iati:8' }))
      .when('matchFlows', pair)
      .refused('stages-differ', '/with');
    after(loan, flowReported(1, { kind: 'iati:LR' }))
      .when('matchFlows', pair)
      .refused('stages-differ', '/with');
    after(loan, flowReported(1, { kind: 'iati:6' }))
      .when('matchFlows', pair)
      .records(matched(EVENT_ID(1), OTHER_ID(1)));
  });

  test('once at a time, and again once it was taken back', () => {
    const running = after(theirs, flowReported(1), matched(EVENT_ID(1), OTHER_ID(1)));
    running.when('matchFlows', pair).refused('already-matched', '/flow');
    after(theirs, flowReported(1), matched(EVENT_ID(1), OTHER_ID(1)), reversed(2))
      .when('matchFlows', pair)
      .records(matched(EVENT_ID(1), OTHER_ID(1)));
  });

  test('never with what is itself matched onward', () => {
    const onward = otherStream(activityReported(), flowReported(1), matched(OTHER_ID(1), EVENT_ID(1)));
    after(onward, flowReported(1)).when('matchFlows', pair).refused('match-leads-on', '/with');
  });

  test('of two different flows, neither of them withdrawn', () => {
    const flow = flowReported(1);
    after(theirs, flow)
      .when('matchFlows', { ...pair, flow: EVENT_ID(0) })
      .refused('not-a-flow', '/flow');
    after(theirs, flow)
      .when('matchFlows', { ...pair, flow: OTHER_ID(9) })
      .refused('not-a-flow', '/flow');
    after(theirs, flow)
      .when('matchFlows', { ...pair, with: { stream: OTHER, eventId: OTHER_ID(0) } })
      .refused('not-a-flow', '/with');
    after(theirs, flow, flowWithdrawn(EVENT_ID(1)))
      .when('matchFlows', pair)
      .refused('flow-withdrawn', '/flow');
    const gone = otherStream(activityReported(), flowReported(1), flowWithdrawn(OTHER_ID(1)));
    after(gone, flow).when('matchFlows', pair).refused('flow-withdrawn', '/with');
    const own = after(undefined, flow, flowReported(2));
    own.when('matchFlows', { ...pair, with: { stream: OTHER, eventId: EVENT_ID(1) } }).refused('same-flow', '/with');
    own
      .when('matchFlows', { ...pair, with: { stream: OTHER, eventId: EVENT_ID(2) } })
      .records(matched(EVENT_ID(1), EVENT_ID(2)));
  });

  test('by any of its corrections, and by the kind that it has now', () => {
    after(theirs, flowReported(1, { kind: 'iati:2' }), flowCorrected(EVENT_ID(1), 2), flowCorrected(EVENT_ID(2), 3))
      .when('matchFlows', { ...pair, flow: EVENT_ID(3) })
      .records(matched(EVENT_ID(1), OTHER_ID(1)));
  });

  test('of a grant with a signed commitment', () => {
    const grant = given(flowMatchDecider, { other: otherStream(...firstHand) }, [
      grantReported(5) as unknown as Past<FlowMatchDecided>,
    ]);
    const data = { flow: EVENT_ID(0), with: { stream: OTHER, eventId: OTHER_ID(1) }, why: WHY };
    grant.when('matchFlows', data).records(matched(EVENT_ID(0), OTHER_ID(1)));
  });
});

describe('unmatchFlows', () => {
  const data = { eventId: EVENT_ID(2), reason: 'They only look alike.' };

  test('takes a match back, once, and nothing else', () => {
    const running = after(undefined, flowReported(1), matched(EVENT_ID(1), OTHER_ID(1)));
    running.when('unmatchFlows', data).records(reversed(2));
    running.when('unmatchFlows', { ...data, eventId: EVENT_ID(1) }).refused('not-reversible', '/eventId');
    running.when('unmatchFlows', { ...data, eventId: EVENT_ID(0) }).refused('not-reversible', '/eventId');
    running.when('unmatchFlows', { ...data, eventId: OTHER_ID(1) }).refused('event-not-here', '/eventId');
    after(undefined, flowReported(1), matched(EVENT_ID(1), OTHER_ID(1)), reversed(2))
      .when('unmatchFlows', data)
      .refused('already-reversed', '/eventId');
  });

  test('leaves the flow as it was before', () => {
    const { state } = after(undefined, flowReported(1), matched(EVENT_ID(1), OTHER_ID(1)), reversed(2));
    expect(matchOf(state, EVENT_ID(1))).toBeUndefined();
  });
});

describe('the register of matches', () => {
  test('names both places, the reason, and what took it back', () => {
    const { matches } = foldView(
      flowMatches,
      streamOf(
        'report-a',
        ['FlowReported.v1', flowReported(1).data],
        ['FlowsMatched.v1', matched(EVENT_ID(1), OTHER_ID(1)).data],
        ['EventReversed.v1', { eventId: '00000001-0000-5000-8000-000000000001', reason: 'No.' }],
      ),
    );
    expect(matches).toMatchObject([
      {
        flow: { stream: 'report-a', eventId: EVENT_ID(1) },
        with: { stream: OTHER, eventId: OTHER_ID(1) },
        why: WHY,
        by: { position: 11 },
        reversed: { reason: 'No.', by: { position: 12 } },
      },
    ]);
  });
});

describe('which of two flows the match is recorded with', () => {
  const report = { stream: 'report-a', eventId: '1' };
  const commitment = { stream: 'commitment-a', eventId: '2' };
  const refusal = (one: typeof report, other: typeof report) => {
    const outcome = matchedSides(one, other);
    return isRefusal(outcome) ? [outcome.refused, outcome.pointer] : outcome;
  };

  test('the reported one, in either order; of two reported ones the first', () => {
    expect(matchedSides(report, commitment)).toEqual({ flow: report, with: commitment });
    expect(matchedSides(commitment, report)).toEqual({ flow: report, with: commitment });
    const second = { stream: 'report-b', eventId: '3' };
    expect(matchedSides(second, report)).toEqual({ flow: second, with: report });
  });

  test('never two of first hand, nor what holds no flows', () => {
    expect(refusal(commitment, { ...commitment, eventId: '4' })).toEqual(['neither-reported', '/flow']);
    expect(refusal({ stream: 'decision-a', eventId: '5' }, report)).toEqual(['no-flows-here', '/flow']);
    expect(refusal(report, { stream: 'ledger-main', eventId: '6' })).toEqual(['no-flows-here', '/with']);
  });
});

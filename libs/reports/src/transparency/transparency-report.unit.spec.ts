import { describe, expect, test } from '@jest/globals';
import { commitmentRegister, partnershipOverview } from '@pacta/ledger';
import {
  decided,
  disclosed,
  founded,
  FUNDER,
  CHARITY,
  owner,
  PARTNERSHIP,
  promised,
  reportOf,
  seconded,
  wholeStory,
} from './baby-food.fixture.ts';
import { indexedLog, uuidOf, type IndexedLog } from './indexed-log.fixture.ts';
import { transparencyReport } from './whole-report.ts';

const report = reportOf(wholeStory());
const idOf = (log: IndexedLog, type: string): string => log.events.find((event) => event.type === type)?.eventId ?? '';

describe('transparency report: money', () => {
  const log = wholeStory();

  test('totals stand per currency and basis, each with its events', () => {
    expect(report.totals).toEqual([
      {
        currency: 'EUR',
        pledged: { amount: '350000.00', currency: 'EUR', events: [idOf(log, 'Pledged.v1')] },
        committed: { amount: '350000.00', currency: 'EUR', events: [idOf(log, 'Signed.v1')] },
        disbursed: { amount: '175000.00', currency: 'EUR', events: [idOf(log, 'Disbursed.v1')], synthetic: 'all' },
        received: { amount: '174950.00', currency: 'EUR', events: [idOf(log, 'Received.v1')], synthetic: 'all' },
        outstanding: {
          amount: '175000.00',
          currency: 'EUR',
          events: [idOf(log, 'Signed.v1'), idOf(log, 'Disbursed.v1')],
          synthetic: 'part',
        },
        ...Object.fromEntries(
          ['guaranteed', 'called', 'reconciled', 'repaid', 'returned', 'interest'].map((basis) => [
            basis,
            { amount: '0.00', currency: 'EUR', events: [] },
          ]),
        ),
        passedOn: { amount: '0.00', currency: 'EUR', events: [] },
      },
    ]);
  });

  test('a commitment says who promised whom, and keeps both dates', () => {
    expect(report.commitments).toMatchObject([
      {
        provider: { id: FUNDER, name: 'Caisse des Dépôts' },
        receiver: { id: CHARITY, name: 'Croix-Rouge française' },
        instrument: 'grant',
        state: 'signed',
        effectiveOn: '2012-03-01',
        recordedAt: '2026-02-10T09:11:00.000Z',
        conditions: [{ id: 'families', state: 'open', above: { amount: '200000.00', currency: 'EUR' } }],
        discrepancies: [{ state: 'open', difference: { amount: '-50.00', currency: 'EUR' }, synthetic: true }],
      },
    ]);
  });

  test('movements stand by value date with reference and event', () => {
    expect(report.movements).toMatchObject([
      {
        kind: 'disbursed',
        valueDate: '2012-05-02',
        reference: 'CDC-1',
        sum: { amount: '175000.00' },
        disbursement: null,
      },
      { kind: 'received', valueDate: '2012-05-04', reference: 'CDC-1', disbursement: idOf(log, 'Disbursed.v1') },
    ]);
  });

  test('what is wrong comes apart from what waits', () => {
    expect(report.attention.wrong.map((each) => each.code)).toEqual(['open-discrepancy']);
    expect(report.attention.waiting.map((each) => each.code)).toEqual([
      'unmet-condition',
      'open-challenge',
      'awaiting-countersignature',
    ]);
  });

  test('an unsigned pledge is not committed, and has nothing outstanding', () => {
    const bare = reportOf(promised(founded()), owner, 11);
    expect(bare.commitments).toMatchObject([
      { state: 'pledged', committed: { amount: '0.00', events: [] }, outstanding: null },
    ]);
  });

  test('a cancellation takes off what was not paid, and says which event did', () => {
    const cut = promised(founded());
    const { eventId } = cut.write('commitment', uuidOf(4, 1), 'Cancelled.v1', { reason: 'Ended early' });
    const { commitments, totals } = reportOf(cut);
    expect(commitments[0]).toMatchObject({
      state: 'cancelled',
      pledged: { amount: '175000.00' },
      outstanding: { amount: '0.00' },
    });
    expect(totals[0]?.committed.events).toContain(eventId);
  });

  test('money that is passed on counts once, at its origin', () => {
    const chain = promised(founded());
    const onward = {
      provider: CHARITY,
      receiver: uuidOf(3, 3),
      instrument: 'grant',
      conditions: [],
      source: uuidOf(4, 1),
    };
    chain.write('commitment', uuidOf(4, 2), 'Pledged.v1', { ...onward, amount: { amount: '100', currency: 'EUR' } });
    chain.write('commitment', uuidOf(4, 2), 'Signed.v1', { terms: 'x', amount: { amount: '100', currency: 'EUR' } });
    expect(reportOf(chain).totals[0]).toMatchObject({
      committed: { amount: '350000.00' },
      passedOn: { amount: '1.00' },
    });
  });

  test.each([
    ['JPY', '1234', '1234'],
    ['BHD', '1234', '1.234'],
    ['EUR', '90071992547409931234567', '900719925474099312345.67'],
  ])('%s %s is never mixed with other money', (currency, minor, major) => {
    const mixed = promised(founded());
    const pledge = {
      provider: FUNDER,
      receiver: CHARITY,
      instrument: 'loan',
      conditions: [],
      amount: { amount: minor, currency },
    };
    mixed.write('commitment', uuidOf(4, 3), 'Pledged.v1', pledge);
    const { totals, commitments } = reportOf(mixed);
    expect(commitments[1]?.pledged).toMatchObject({ amount: major, currency });
    expect(totals.map((each) => each.currency)).toEqual(currency === 'EUR' ? ['EUR'] : [currency, 'EUR'].toSorted());
  });
});

describe('transparency report: the rest', () => {
  test('days given stand apart, counted only where both sides signed', () => {
    expect(report.inKind.counted.days).toBe('12.5');
    expect(report.inKind.awaiting.days).toBe('2');
    expect(report.inKind.contributions.map(({ counts, awaits }) => [counts, awaits?.name ?? null])).toEqual([
      [true, null],
      [false, 'Croix-Rouge française'],
    ]);
  });

  test.each([
    [{ state: 'opened', value: 'seconded person' }, 'seconded person'],
    [{ state: 'forgotten' }, undefined],
    [{ state: 'sealed' }, undefined],
  ] as const)('a name is what it was opened to: %j', (reading, value) => {
    const { inKind } = reportOf(seconded(founded()), { ...owner, openPersonal: () => reading });
    expect(inKind.contributions[0]?.person).toEqual(value === undefined ? reading : { state: 'opened', value });
  });

  test('a decision tells rule, tally, recusals and outcome', () => {
    expect(report.decisions).toMatchObject([
      {
        title: 'Open a second region',
        state: 'outcome-stated',
        rule: 'majority',
        needed: 3,
        quorum: 3,
        tally: { for: 3, against: 1, base: 4, recused: 3 },
        outcome: { result: 'adopted', rationale: 'The price held for a year.', reviewOn: '2027-06-30' },
      },
    ]);
    expect(report.decisions[0]?.recusals).toHaveLength(3);
    expect(report.decisions[0]?.ballots.filter((ballot) => ballot.replaced)).toHaveLength(1);
  });

  test('a review is overdue after its day, not on it', () => {
    const onDay = (day: string) => {
      const asOf = { position: 1, recordedAt: `${day}T00:00:00.000Z`, day };
      return reportOf(decided(founded()), owner, undefined, asOf).attention.wrong.map((each) => each.code);
    };
    expect(onDay('2027-06-30')).toEqual([]);
    expect(onDay('2027-07-01')).toEqual(['review-overdue']);
  });

  test('a partnership at work without charter and exit plan is out of order', () => {
    const log = indexedLog(PARTNERSHIP);
    log.write('partnership', PARTNERSHIP, 'PartnershipFounded.v1', { name: 'New', purpose: 'x' });
    expect(reportOf(log).attention).toMatchObject({
      wrong: [],
      waiting: [{ code: 'no-charter' }, { code: 'no-exit-plan' }],
    });
    log.write('partnership', PARTNERSHIP, 'PhaseChanged.v1', { from: 'preparation', to: 'experiment' });
    expect(reportOf(log).attention.wrong.map((each) => each.code)).toEqual(['no-charter', 'no-exit-plan']);
  });

  test('an empty ledger gives an empty report, with nothing made up', () => {
    const empty = reportOf(indexedLog());
    expect(empty).toMatchObject({
      totals: [],
      commitments: [],
      movements: [],
      costBooks: [],
      decisions: [],
      events: [],
      synthetic: false,
    });
    expect(empty.partnership).toMatchObject({ name: null, charter: null, partners: [] });
  });

  test('made-up amounts are marked, and so is the report', () => {
    expect(report.synthetic).toBe(true);
    expect(reportOf(decided(founded())).synthetic).toBe(false);
    const log = indexedLog(PARTNERSHIP);
    log.write('partnership', PARTNERSHIP, 'PartnershipFounded.v1', { name: 'Made up', purpose: 'x', synthetic: true });
    expect(reportOf(promised(log)).totals[0]?.pledged.synthetic).toBe('all');
  });

  test('does not depend on the order in which views were read', () => {
    const log = disclosed(promised(founded()));
    log.write('commitment', uuidOf(4, 2), 'Pledged.v1', {
      provider: FUNDER,
      receiver: CHARITY,
      instrument: 'loan',
      conditions: [],
      amount: { amount: '1', currency: 'EUR' },
    });
    const views = {
      costBooks: [],
      decisions: [],
      contributions: [],
      reader: { code: 'owner' as const },
      asOf: report.asOf,
    };
    const partnership = log.fold(partnershipOverview)[0] ?? partnershipOverview.fold.initialState;
    const commitments = log.fold(commitmentRegister);
    expect(transparencyReport({ ...views, partnership, commitments: commitments.toReversed() })).toEqual(
      transparencyReport({ ...views, partnership, commitments }),
    );
  });

  test('is plain JSON', () => expect(JSON.parse(JSON.stringify(report))).toEqual(report));
});

import { describe, expect, test } from '@jest/globals';
import { commitmentRegister, partnershipOverview, unfounded } from '@pacta/ledger';
import { listedPartnership } from '../partnerships/partnership-list.ts';
import { renderPartnerships } from '../partnerships/render-partnerships.ts';
import { renderTransparency } from '../transparency/render-text.ts';
import type { Attention } from '../transparency/attention-codes.ts';
import { wordsFor } from '../words/words.ts';
import type { IndexedLog } from '../transparency/indexed-log.fixture.ts';
import {
  byGiver,
  byReceiver,
  CHARITY,
  CHARITY_AS_REPORTED,
  corrected,
  factsOf,
  foundedToo,
  GIVER_RECORD,
  matched,
  onlyReported,
  PARTNERSHIP,
  RECEIVER_RECORD,
  reportOn,
  takenBack,
} from './reported.fixture.ts';

const row = (log: IndexedLog, position?: number) =>
  listedPartnership(
    log.fold(partnershipOverview, position)[0] ?? unfounded(PARTNERSHIP),
    log.fold(commitmentRegister, position),
    factsOf(log, position),
  );
const eur = (amount: string) => [{ currency: 'EUR', amount }];
const disbursement = (log: IndexedLog) => {
  const found = log.events.find(({ type }) => type === 'Disbursed.v1');
  if (found === undefined) throw new Error('nothing was disbursed');
  return found;
};

describe('a partnership known from reports', () => {
  const log = onlyReported();
  byGiver(log, { kind: 'iati:2', cents: 100_00 }, { kind: 'iati:3', cents: 60_00 }, { kind: 'iati:4', cents: 5_00 });

  test('is a row of its own, where unknown stays unknown', () => {
    expect(row(log)).toEqual({
      id: PARTNERSHIP,
      name: 'Wells',
      externalIds: [{ scheme: 'IATI', ref: 'XX-EX-1-wells' }],
      origin: 'reported',
      phase: null,
      partners: ['Caisse des Dépôts', 'Red Cross, France'],
      committed: eur('100.00'),
      disbursed: eur('65.00'),
    });
    expect(renderPartnerships([row(log)])).toMatch(/^Wells +reported +— +2 +100\.00 EUR +65\.00 EUR$/m);
  });

  test('its report shows what was published, by record, by kind and by flow, each with its event', () => {
    const { partnership, totals, reports, reportedFlows } = reportOn(log);
    const [opened, commitment, payment, cost] = log.events.map(({ eventId }) => eventId);
    expect(partnership).toMatchObject({ origin: 'reported', phase: null, charter: null, purpose: null });
    expect(partnership.partners).toMatchObject([
      { name: 'Caisse des Dépôts', origin: 'reported', sector: null, reportedRoles: ['funding'], events: [opened] },
      { name: 'Red Cross, France', origin: 'reported', reportedRoles: ['implementing'] },
    ]);
    expect(totals).toMatchObject([
      {
        currency: 'EUR',
        committed: { amount: '100.00', events: [commitment] },
        disbursed: { amount: '65.00', events: [payment, cost] },
        byOrigin: {
          firstHand: { committed: { amount: '0.00', events: [] } },
          reported: { disbursed: { amount: '65.00' } },
        },
      },
    ]);
    expect(reports).toMatchObject([
      {
        identifier: 'XX-EX-1-wells',
        publisher: { name: 'Caisse des Dépôts' },
        status: '2',
        kinds: [
          { kind: 'iati:2', basis: 'committed', flows: 1, sums: [{ amount: '100.00' }] },
          { kind: 'iati:3', basis: 'disbursed', flows: 1 },
          { kind: 'iati:4', basis: 'disbursed' },
        ],
        versions: [{ fileHash: 'a'.repeat(64), events: [opened] }],
      },
    ]);
    expect(reportedFlows.map(({ kind, counts }) => [kind, counts])).toEqual([
      ['iati:2', 'counted'],
      ['iati:3', 'counted'],
      ['iati:4', 'counted'],
    ]);
  });

  test('reads as what it is, and leaves out what nobody publishes', () => {
    const text = renderTransparency(reportOn(log));
    expect(text).toContain(
      'Known from what publishers reported; nobody has recorded anything of it here at first hand.',
    );
    expect(text).not.toMatch(/Charter|Exit plan|Costs|Decisions|Nobody has promised/);
    expect(text).not.toContain('undefined');
  });
});

/** Its English sentence. */
const said = ({ code, params }: Attention): string =>
  (wordsFor('en').attention.sentences[code] as (of: typeof params) => string)(params);

describe('what is out of order in reports shows under "Is anything wrong?"', () => {
  const wrong = (log: IndexedLog) => reportOn(log).attention.wrong.map((each) => [each.code, said(each)]);

  test('paid above committed, with the sums', () => {
    const log = onlyReported();
    const [commitment, payment] = byGiver(log, { kind: 'iati:2', cents: 100_00 }, { kind: 'iati:3', cents: 160_00 });
    const [first] = reportOn(log).attention.wrong;
    expect(first).toMatchObject({
      code: 'reported-discrepancy',
      params: {
        kind: 'disbursed-above-committed',
        publisher: 'Caisse des Dépôts',
        difference: { amount: '60.00', currency: 'EUR' },
      },
      events: [commitment, payment],
    });
    expect(first && said(first)).toBe(
      'As Caisse des Dépôts reported it: 160.00 EUR paid, 100.00 EUR committed: 60.00 EUR above.',
    );
  });

  test('without a commitment, below zero, ahead of the day, before the commitment', () => {
    const log = onlyReported();
    byGiver(log, { kind: 'iati:3', cents: -1_00 }, { kind: 'iati:3', cents: 2_00, date: '2030-01-01' });
    expect(wrong(log).map(([, what]) => what)).toEqual([
      'As Caisse des Dépôts reported it: 1 flow dated after the day of import, up to 2030-01-01.',
    ]);
    const { attention } = reportOn(log);
    expect(attention.usual).toMatchObject([
      { params: { 'negative-amount': 1, 'disbursed-without-commitment': 2, 'paid-before-committed': 0 } },
    ]);
    expect(renderTransparency(reportOn(log)).replaceAll(/\s+/g, ' ')).toContain(
      'Usual in what publishers report, and counted as nothing wrong: 1 flow below zero, as corrections are and 2 flows paid beside which no commitment is reported.',
    );
  });

  test('more taken back than reported is no usual correction', () => {
    const log = onlyReported();
    byGiver(log, { kind: 'iati:3', cents: 1_00 }, { kind: 'iati:3', cents: -3_00 });
    expect(wrong(log).map(([, what]) => what)).toEqual([
      'As Caisse des Dépôts reported it: −2.00 EUR in all (paid): more was taken back than reported.',
    ]);
  });

  test('two publishers who say different sums; what is matched is compared flow by flow', () => {
    const log = onlyReported();
    const [ours] = byGiver(log, { kind: 'iati:2', cents: 100_00 });
    const [theirs] = byReceiver(log, { kind: 'iati:11', cents: 90_00 });
    expect(wrong(log)).toEqual([
      [
        'reports-differ',
        'Two reports differ on what is committed: 100.00 EUR as Caisse des Dépôts reported it, 90.00 EUR as Red Cross, France did, difference −10.00 EUR.',
      ],
    ]);
    expect(reportOn(log).attention.waiting).toMatchObject([{ code: 'reports-unmatched' }]);
    matched(log, ours as string, `report-${RECEIVER_RECORD}`, theirs as string);
    expect(wrong(log).map(([kind]) => kind)).toEqual(['matched-flows-differ']);
    expect(reportOn(log).attention.waiting).toEqual([]);
  });
});

describe('a publisher that was promised money and promises it on', () => {
  const inAndOut = () => {
    const log = onlyReported();
    byGiver(
      log,
      { kind: 'iati:11', cents: 1_000_00 },
      { kind: 'iati:1', cents: 1_000_00 },
      { kind: 'iati:2', cents: 800_00 },
      { kind: 'iati:3', cents: 800_00 },
      { kind: 'iati:4', cents: 200_00 },
    );
    return log;
  };

  test('counts the larger side, shows both, and has nothing outstanding', () => {
    const { totals, reportedFlows, attention } = reportOn(inAndOut());
    expect(totals).toMatchObject([
      {
        committed: { amount: '1000.00' },
        disbursed: { amount: '1000.00' },
        received: { amount: '1000.00' },
        outstanding: { amount: '0.00' },
        byOrigin: { otherSide: { committed: { amount: '800.00' } } },
      },
    ]);
    expect(reportedFlows.map(({ kind, counts }) => [kind, counts])).toContainEqual(['iati:2', 'other-side']);
    expect(attention.wrong).toEqual([]);
    expect(row(inAndOut()).committed).toEqual(eur('1000.00'));
  });

  test('says so in words', () => {
    const text = renderTransparency(reportOn(inAndOut()));
    expect(text).toContain('Within the figures above, as the other side of the same reports: committed 800.00 EUR');
    expect(text).toContain('the other side of what counts');
  });
});

describe('giver and receiver report the same flow', () => {
  test('twice, then once after the match with its difference, then twice again', () => {
    const log = onlyReported();
    const [ours] = byGiver(log, { kind: 'iati:2', cents: 100_00 });
    const [theirs] = byReceiver(log, { kind: 'iati:11', cents: 90_00 });
    expect(row(log).committed).toEqual(eur('190.00'));
    const before = row(log);

    const match = matched(log, ours as string, `report-${RECEIVER_RECORD}`, theirs as string);
    expect(row(log).committed).toEqual(eur('90.00'));
    const { totals, matches, reportedFlows } = reportOn(log);
    expect(totals[0]?.byOrigin?.countedElsewhere.committed).toMatchObject({ amount: '100.00', events: [ours] });
    expect(matches).toMatchObject([
      {
        flow: { eventId: ours, amount: { amount: '100.00' }, origin: 'reported' },
        with: { eventId: theirs, amount: { amount: '90.00' } },
        difference: { amount: '10.00', currency: 'EUR' },
        why: 'Same day, same reference.',
        takenBack: null,
      },
    ]);
    expect(reportedFlows.find(({ kind }) => kind === 'iati:2')).toMatchObject({
      counts: 'counted-elsewhere',
      countedAs: theirs,
    });

    takenBack(log, match);
    expect(row(log)).toEqual(before);
    expect(reportOn(log).matches).toMatchObject([{ takenBack: { reason: 'They only look alike.' } }]);
    expect(renderTransparency(reportOn(log))).toContain('Both count again.');
  });

  test('as of before the match they count twice, and before the reports there is nothing', () => {
    const log = onlyReported();
    const [ours] = byGiver(log, { kind: 'iati:2', cents: 100_00 });
    const [theirs] = byReceiver(log, { kind: 'iati:11', cents: 90_00 });
    const end = log.events.length - 1;
    matched(log, ours as string, `report-${RECEIVER_RECORD}`, theirs as string);
    expect(row(log, end).committed).toEqual(eur('190.00'));
    expect(row(log, 1).committed).toEqual(eur('100.00'));
    expect(row(log, -1)).toMatchObject({ committed: [], partners: [], name: null });
  });
});

describe('a partnership both recorded and reported', () => {
  test('counts both until somebody matches them; first hand wins, and the difference shows', () => {
    const log = foundedToo();
    const [payment] = byGiver(log, { kind: 'iati:3', cents: 174_000_00 });
    expect(row(log)).toMatchObject({
      origin: 'both',
      name: 'Projet Malin',
      phase: 'preparation',
      disbursed: eur('349000.00'),
    });
    expect(reportOn(log).totals[0]).toMatchObject({
      disbursed: { amount: '349000.00', synthetic: 'part' },
      byOrigin: { firstHand: { disbursed: { amount: '175000.00' } }, reported: { disbursed: { amount: '174000.00' } } },
    });
    const { stream, eventId } = disbursement(log);
    matched(log, payment as string, stream, eventId);
    expect(row(log).disbursed).toEqual(eur('175000.00'));
    const { matches, attention } = reportOn(log);
    expect(matches).toMatchObject([
      { with: { origin: 'first-hand', by: 'Caisse des Dépôts' }, difference: { amount: '-1000.00' } },
    ]);
    expect(attention.wrong.filter(({ code }) => code === 'matched-flows-differ').map(said)).toEqual([
      'Two records of the same flow differ: a disbursement of 174,000.00 EUR (reported by Caisse des Dépôts) and a disbursement of 175,000.00 EUR (first hand, Caisse des Dépôts), difference −1,000.00 EUR.',
    ]);
  });

  test('a reader sees at once which figure is which', () => {
    const log = foundedToo();
    byGiver(log, { kind: 'iati:3', cents: 174_000_00 });
    const text = renderTransparency(reportOn(log));
    expect(text).toContain('Recorded here at first hand, and reported by publishers. Each figure says which it is.');
    expect(text).toMatch(/^ {2}Basis +First hand +Reported +In all$/m);
    expect(text).toMatch(/^ {2}disbursed +175,000\.00 EUR +174,000\.00 EUR +349,000\.00 EUR$/m);
    expect(text).toContain('Movements, first hand');
    expect(text).toContain('What publishers reported');
  });

  test('organisations that are one stand once, under the name of the roster', () => {
    const log = foundedToo();
    byGiver(log, { kind: 'iati:3', cents: 1 });
    expect(row(log).partners).toEqual(['Caisse des Dépôts', 'Croix-Rouge française', 'Blédina', 'Red Cross, France']);
    log.write('organisation', CHARITY_AS_REPORTED, 'OrganisationsMatched.v1', { with: CHARITY, why: 'One register.' });
    expect(row(log).partners).toEqual(['Caisse des Dépôts', 'Croix-Rouge française', 'Blédina']);
    const { partnership, reportedFlows } = reportOn(log);
    expect(partnership.partners[1]).toMatchObject({
      id: CHARITY,
      origin: 'both',
      sector: 'voluntary',
      reportedRoles: ['implementing'],
    });
    expect(reportedFlows[0]?.to).toEqual({ id: CHARITY_AS_REPORTED, name: 'Croix-Rouge française' });
  });
});

describe('a match whose flow its publisher no longer states', () => {
  const withdrawn = (log: IndexedLog, withdraws: string, replacedBy?: string) =>
    log.write('report', GIVER_RECORD, 'ReportWithdrawn.v1', {
      withdraws,
      ...(replacedBy === undefined ? {} : { replacedBy }),
      reason: 'No longer there.',
      fileHash: 'c'.repeat(64),
      place: 'line 1',
    });
  const twice = () => {
    const log = onlyReported();
    const [ours] = byGiver(log, { kind: 'iati:2', cents: 100_00 }) as [string];
    const [theirs] = byReceiver(log, { kind: 'iati:11', cents: 90_00 }) as [string];
    matched(log, ours, `report-${RECEIVER_RECORD}`, theirs);
    return { log, ours, theirs };
  };

  test('holds on to what stands in its place, however often it is corrected', () => {
    const { log, ours, theirs } = twice();
    const [second] = byGiver(log, { kind: 'iati:2', cents: 95_00 }) as [string];
    withdrawn(log, ours, second);
    const [third] = byGiver(log, { kind: 'iati:2', cents: 90_00 }) as [string];
    withdrawn(log, second, third);
    expect(row(log).committed).toEqual(eur('90.00'));
    const { matches, attention, reportedFlows } = reportOn(log);
    expect(matches).toMatchObject([
      {
        flow: { eventId: ours, replacedBy: third, gone: false, amount: { amount: '90.00' } },
        difference: { amount: '0.00' },
      },
    ]);
    expect(reportedFlows.find(({ eventId }) => eventId === third)).toMatchObject({ countedAs: theirs });
    expect(attention.wrong).toEqual([]);
  });

  test('comes undone where nothing stands in its place, and says so', () => {
    const { log, ours } = twice();
    withdrawn(log, ours);
    expect(row(log).committed).toEqual(eur('90.00'));
    const { attention } = reportOn(log);
    expect(attention.wrong.map(({ code }) => code)).toEqual(['match-undone']);
    expect(renderTransparency(reportOn(log)).replaceAll(/\s+/g, ' ')).toContain(
      'A match has come undone: its publisher no longer reports an outgoing commitment of 100.00 EUR',
    );
  });
});

describe('corrections and withdrawals', () => {
  test('change what counts, and what stood before stays', () => {
    const log = onlyReported();
    const [payment] = byGiver(log, { kind: 'iati:3', cents: 100_00 });
    const correction = corrected(log, payment as string, 90_00);
    expect(row(log).disbursed).toEqual(eur('90.00'));
    expect(reportOn(log).totals[0]?.disbursed.events).toEqual([payment, correction]);
    expect(reportOn(log).reports[0]?.changes).toMatchObject([
      { what: 'corrected', before: { amount: '100.00' }, after: { amount: '90.00' }, events: [payment, correction] },
    ]);
    expect(row(log, 1).disbursed).toEqual(eur('100.00'));
    log.write('report', '00000005-0000-5000-8000-000000000001', 'ReportWithdrawn.v1', {
      withdraws: correction,
      reason: 'No longer there.',
      fileHash: 'c'.repeat(64),
      place: 'line 1',
    });
    expect(row(log).disbursed).toEqual([]);
    expect(reportOn(log).reportedFlows).toMatchObject([{ counts: 'withdrawn' }]);
    expect(renderTransparency(reportOn(log))).toContain('Withdrawn: a disbursement of 90.00 EUR (No longer there.)');
  });
});

test('what may not be seen elsewhere counts, and shows nothing', () => {
  const log = onlyReported();
  const [payment] = byGiver(log, { kind: 'iati:3', cents: 100_00 });
  const hidden = foundedToo();
  const { stream, eventId } = disbursement(hidden);
  matched(log, payment as string, stream, eventId);
  const facts = {
    ...factsOf(log),
    elsewhere: [
      {
        partnershipId: 'elsewhere',
        name: null,
        visible: false,
        records: [],
        commitments: hidden.fold(commitmentRegister),
      },
    ],
  };
  expect(listedPartnership(unfounded(PARTNERSHIP), [], facts).disbursed).toEqual([]);
});

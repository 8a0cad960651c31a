import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { memoryLedger, type MemoryLedger } from './ledger-in-memory.ts';
import { grantsFile, iatiFile, iatiWith } from './synthetic-files.ts';

let ledger: MemoryLedger;
beforeEach(() => {
  ledger = memoryLedger();
});
afterEach(() => ledger.remove());

const dataOf = async (index: number) => (await ledger.events())[index]?.data as Readonly<Record<string, unknown>>;

const UNSEEN: readonly (readonly [string, string])[] = [
  ['a blank before it', ' GB-COH-1-A'],
  ['line breaks around it', '\n   GB-COH-1-A\n '],
  ['a no-break space before it', '\u00a0GB-COH-1-A'],
  ['a zero-width space after it', 'GB-COH-1-A\u200b'],
  ['a byte-order mark before it', '\ufeffGB-COH-1-A'],
  ['a mark of direction after it', 'GB-COH-1-A\u200e'],
  ['a soft hyphen in it', 'GB-COH\u00ad-1-A'],
];

describe('what nobody sees makes no other identifier', () => {
  test.each(UNSEEN)('an activity with %s is the same activity', async (_what, id) => {
    const summary = await ledger.import(
      iatiFile([{ transactions: [{ amount: '1' }] }, { id, transactions: [{ amount: '2' }] }]),
    );
    expect(summary.rejected.map(({ code }) => code)).toEqual(['activity-repeated', 'activity-rejected']);
  });

  test.each(UNSEEN)('a later file that has it with %s adds to the same report', async (_what, id) => {
    await ledger.import(iatiFile([{ transactions: [{ amount: '1' }] }]));
    await ledger.import(iatiFile([{ id, transactions: [{ amount: '1' }, { amount: '2' }] }]));
    const events = await ledger.events();
    expect(new Set(events.map(({ stream }) => stream)).size).toBe(1);
    expect(new Set(events.map(({ metadata }) => metadata.partnershipId)).size).toBe(1);
    expect(events.filter(({ type }) => type === 'FlowReported.v1')).toHaveLength(2);
  });

  test.each([
    ['another hyphen', 'GB\u2011COH\u20111-A'],
    ['another alphabet', 'G\u0412-COH-1-A'],
    ['another case', 'gb-coh-1-a'],
    ['a blank in it', 'GB-COH-1- A'],
  ])('an activity with %s is another', async (_what, id) => {
    const summary = await ledger.import(iatiFile([{ transactions: [{}] }, { id, transactions: [{}] }]));
    expect(summary).toMatchObject({ rejectedInAll: 0, events: { written: 4 } });
  });

  test('the identifier is recorded as printed', async () => {
    await ledger.import(iatiFile([{ id: 'GB-COH\u00ad-1-A' }]));
    expect((await dataOf(0))['identifier']).toBe('GB-COH\u00ad-1-A');
  });

  test('a transaction keeps its reference', async () => {
    await ledger.import(iatiWith({ ref: 'T-1', amount: '1' }));
    await ledger.import(iatiWith({ ref: 'T-1\u200b', amount: '2' }));
    expect((await ledger.events()).map(({ type }) => type)).toEqual([
      'ActivityReported.v1',
      'FlowReported.v1',
      'ReportCorrected.v1',
    ]);
  });

  test('two references that look the same name no single transaction', async () => {
    await ledger.import(iatiWith({ ref: 'T-1', amount: '1' }, { ref: 'T-1\u200b', amount: '2' }));
    expect([(await dataOf(1))['unique'], (await dataOf(2))['unique']]).toEqual([false, false]);
  });

  test('a grant, whether or not its id is unique everywhere', async () => {
    for (const id of ['360G-x-1', 'x-1']) {
      const summary = await ledger.import(grantsFile({ id }, { id: `\u200b ${id}` }));
      expect(summary.rejected.map(({ code }) => code)).toEqual(['grant-repeated']);
    }
  });
});

describe('an organisation', () => {
  test('whose number begins with a blank is recorded, as the organisation of that number, with its ref as printed', async () => {
    const recipients = (id: string) => ({ recipientOrganization: [{ id, name: 'A charity' }] });
    const summary = await ledger.import(
      grantsFile({ ...recipients('GB-CHC- 1015648'), amountAwarded: 62_061 }, recipients('GB-CHC-1015648')),
    );
    expect(summary.totals).toMatchObject([{ recorded: { count: 2, amount: '62161' } }]);
    const events = (await ledger.events()).map(({ data }) => data as { recipients: { id: string; ref?: string }[] });
    const [one, other] = events.map(({ recipients: [first] }) => first);
    expect(one?.id).toBe(other?.id);
    expect([one?.ref, other?.ref].filter((ref) => ref !== undefined)).toEqual(['GB-CHC- 1015648']);
  });

  test('that is known by name is the same with and without what nobody sees', async () => {
    const named = (name: string) => ({ recipientOrganization: [{ name }] });
    await ledger.import(grantsFile(named('A charity'), named('A cha\u00adrity\u200b')));
    const ids = (await ledger.events()).map(({ data }) => (data as { recipients: { id: string }[] }).recipients[0]?.id);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('what is compared as a number, a date or a code', () => {
  test('may have something around it that nobody sees', async () => {
    const summary = await ledger.import(
      iatiWith({ amount: '\u200e1000\u00a0', currency: 'EUR\u200b', date: '\ufeff2020-01-01', type: '3\u200b' }),
    );
    expect(summary.totals).toMatchObject([{ currency: 'EUR', kind: 'iati:3', recorded: { amount: '1000' } }]);
  });

  test.each([
    ['2020-06-30Z'],
    ['2020-06-30+02:00'],
    ['2020-06-30T23:59:59.999Z'],
    ['2020-06-30T00:00:00 +0100'],
    ['2020-06-30 12:00:00'],
  ])('a date %s is its own day', async (date) => {
    await ledger.import(iatiWith({ date }));
    expect((await dataOf(1))['date']).toBe('2020-06-30');
  });

  test('dates of version 1 are the text of their elements', async () => {
    const text = iatiWith({}).replace(
      '<transaction-date iso-date="2020-01-01"/>',
      '<transaction-date>2020-06-30</transaction-date>',
    );
    const inside = '<activity-date type="start-actual">2019-01-01</activity-date>';
    await ledger.import(text.replace('<transaction>', `${inside}<transaction>`));
    expect((await dataOf(0))['dates']).toEqual([{ type: 'start-actual', date: '2019-01-01' }]);
    expect((await dataOf(1))['date']).toBe('2020-06-30');
  });

  test.each([
    ['31/12/2020', /order year-month-day/],
    ['12-31-2020', /order year-month-day/],
    ['31.12.20', /order year-month-day/],
    ['31 Dec. 2020', /order year-month-day/],
    ['2020/12/31', /order year-month-day/],
    ['2020-02-31', /no calendar day/],
    ['2020-13-01', /no calendar day/],
    ['soon', /not a date/],
  ])('a date %s is rejected, and it is said why', async (date, why) => {
    const { rejected } = await ledger.import(iatiWith({ date }));
    expect(rejected.map(({ code }) => code)).toEqual(['date-wrong']);
    expect(rejected[0]?.reason).toMatch(why);
  });
});

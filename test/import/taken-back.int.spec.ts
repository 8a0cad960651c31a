import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { memoryLedger, type MemoryLedger } from './ledger-in-memory.ts';
import { grantsFile, iatiFile, type SyntheticTransaction } from './synthetic-files.ts';

let ledger: MemoryLedger;
beforeEach(() => {
  ledger = memoryLedger();
});
afterEach(() => ledger.remove());

const dated = (updated: string, ...transactions: readonly SyntheticTransaction[]): string =>
  iatiFile([{ updated, transactions }]);
const FIRST = dated('2020-01-01T00:00:00Z', { ref: 'T-1', amount: '10' }, { ref: 'T-2', type: '4', amount: '7.50' });
/** T-1 says another amount, T-2 is gone. */
const SECOND = dated('2021-01-01T00:00:00Z', { ref: 'T-1', amount: '11' });

const TAKEN_BACK = {
  withdrawn: 1,
  corrected: 1,
  kept: 0,
  totals: [
    {
      currency: 'GBP',
      kind: 'iati:3',
      withdrawn: { count: 0, amount: '0' },
      corrected: { count: 1, amount: '10' },
    },
    {
      currency: 'GBP',
      kind: 'iati:4',
      withdrawn: { count: 1, amount: '7.5' },
      corrected: { count: 0, amount: '0' },
    },
  ],
  records: [
    {
      what: 'corrected',
      place: 'line 3: iati-activity[1]/transaction[1]',
      kind: 'iati:3',
      before: { amount: '1000', currency: 'GBP' },
      now: { amount: '1100', currency: 'GBP' },
    },
    {
      what: 'withdrawn',
      place: 'line 4: iati-activity[1]/transaction[2]',
      kind: 'iati:4',
      before: { amount: '750', currency: 'GBP' },
      now: null,
    },
  ],
};
const NOTHING = { withdrawn: 0, corrected: 0, kept: 0, totals: [], records: [] };

test('what a newer file withdraws and corrects is counted, added up and placed, in a dry run too', async () => {
  expect((await ledger.import(FIRST)).takenBack).toEqual(NOTHING);
  expect((await ledger.import(SECOND, { dryRun: true })).takenBack).toEqual(TAKEN_BACK);
  expect((await ledger.import(SECOND)).takenBack).toEqual(TAKEN_BACK);
});

test('the same file again, and an older one, take nothing back', async () => {
  await ledger.import(FIRST);
  await ledger.import(SECOND);
  expect((await ledger.import(SECOND)).takenBack).toEqual(NOTHING);
  expect((await ledger.import(FIRST)).takenBack).toEqual(NOTHING);
});

test('an award that is corrected twice shows what stood just before', async () => {
  await ledger.import(grantsFile({ amountAwarded: 100 }));
  await ledger.import(grantsFile({ amountAwarded: 90 }));
  const { takenBack } = await ledger.import(grantsFile({ amountAwarded: 80 }));
  expect(takenBack).toMatchObject({
    corrected: 1,
    totals: [{ kind: '360:award', corrected: { count: 1, amount: '90' } }],
    records: [{ before: { amount: '9000' }, now: { amount: '8000' } }],
  });
});

test('an activity whose description changes is corrected, without an amount', async () => {
  await ledger.import(FIRST);
  const described = iatiFile([
    {
      updated: '2021-01-01T00:00:00Z',
      inside: '<description><narrative>What for.</narrative></description>',
      transactions: [
        { ref: 'T-1', amount: '10' },
        { ref: 'T-2', type: '4', amount: '7.50' },
      ],
    },
  ]);
  const { takenBack } = await ledger.import(described);
  expect(takenBack).toMatchObject({ withdrawn: 0, corrected: 1, totals: [] });
  expect(takenBack.records).toMatchObject([{ what: 'corrected', kind: null, before: null, now: null }]);
});

test('files cut by year add up, until somebody asks to withdraw', async () => {
  const year = (of: string) =>
    iatiFile(
      [{ transactions: [{ date: `${of}-06-01`, amount: '10' }] }],
      `version="2.03" generated-datetime="${of}-12-31T00:00:00Z"`,
    );
  await ledger.import(year('2020'));
  const { takenBack } = await ledger.import(year('2021'));
  expect(takenBack).toMatchObject({
    withdrawn: 0,
    kept: 1,
    totals: [],
    records: [{ what: 'kept', before: { amount: '1000' } }],
  });
  expect((await ledger.totals()).map(({ recorded }) => recorded)).toEqual([{ count: 2, amount: '20' }]);
  expect((await ledger.import(year('2021'), { withdraw: true })).takenBack).toMatchObject({ withdrawn: 1, kept: 0 });
  expect((await ledger.totals()).map(({ recorded }) => recorded)).toEqual([{ count: 1, amount: '10' }]);
});

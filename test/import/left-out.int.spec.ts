import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { memoryLedger, type MemoryLedger } from './ledger-in-memory.ts';
import { activityXml, grantsFile, iatiFile, iatiWith } from './synthetic-files.ts';

let ledger: MemoryLedger;
beforeEach(() => {
  ledger = memoryLedger();
});
afterEach(() => ledger.remove());

const leftOut = async (content: string): Promise<Readonly<Record<string, number>>> => {
  const summary = await ledger.import(content);
  expect(summary).toMatchObject({ balanced: true, rejectedInAll: 0 });
  return Object.fromEntries(summary.leftOut.map(({ name, count }) => [name, count]));
};

const inTransaction = (inside: string): string => iatiWith({ inside });
const inActivity = (inside: string): string => iatiFile([{ inside }]);

describe('what is not recorded of an activity is counted by name', () => {
  test.each<[string, string, Readonly<Record<string, number>>]>([
    ['a second value', inTransaction('<value>900</value>'), { 'transaction/value (more than one)': 1 }],
    [
      'a second date, and a third',
      inTransaction('<transaction-date iso-date="2021-01-01"/><transaction-date/>'),
      { 'transaction/transaction-date (more than one)': 2 },
    ],
    [
      'a second type',
      inTransaction('<transaction-type code="2"/>'),
      { 'transaction/transaction-type (more than one)': 1 },
    ],
    [
      'a second receiver',
      inTransaction('<receiver-org ref="XM-DAC-1"/><receiver-org ref="XM-DAC-2"/>'),
      {
        'transaction/receiver-org (more than one)': 1,
      },
    ],
    [
      'a provider of whom nothing is said',
      inTransaction('<provider-org provider-activity-id="X"/>'),
      {
        'transaction/provider-org (without ref and name)': 1,
      },
    ],
    [
      'aid types of several vocabularies',
      inTransaction('<aid-type code="2" vocabulary="2"/><aid-type code="C01"/>'),
      { 'transaction/aid-type (of another vocabulary)': 1 },
    ],
    [
      'a description in another language',
      inTransaction('<description><narrative>One</narrative><narrative xml:lang="fr">Un</narrative></description>'),
      { 'transaction/description/narrative (more than one)': 1 },
    ],
    [
      'a second identifier',
      inActivity('<iati-identifier>GB-COH-1-B</iati-identifier>'),
      { 'iati-identifier (more than one)': 1 },
    ],
    ['a second publisher', inActivity('<reporting-org ref="GB-COH-2"/>'), { 'reporting-org (more than one)': 1 }],
    [
      'a second status',
      inActivity('<activity-status code="2"/><activity-status code="3"/>'),
      {
        'activity-status (more than one)': 1,
      },
    ],
    [
      'words beside a code',
      inActivity('<activity-status code="2">Implementation</activity-status>'),
      {
        'activity-status (text)': 1,
      },
    ],
    [
      'words beside a date',
      inActivity('<activity-date type="1" iso-date="2020-01-01">1 January</activity-date>'),
      {
        'activity-date (text)': 1,
      },
    ],
    [
      'a second value of a budget',
      inActivity(
        '<budget><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/><value>5</value><value>6</value></budget>',
      ),
      { 'budget/value (more than one)': 1 },
    ],
    [
      'attributes that nobody knows',
      iatiFile([{ inside: '<title lang="en"/>' }], 'version="2.03" made-by="x"')
        .replace('<iati-activity', '<iati-activity hierarchy="1" xmlns:x="y"')
        .replace('<transaction>', '<transaction humanitarian="1">'),
      { 'iati-activities/@made-by': 1, 'iati-activity/@hierarchy': 1, 'title/@lang': 1 },
    ],
    [
      'a code that is longer than any',
      inActivity(`<activity-status code="${'2'.repeat(61)}"/>`),
      {
        'activity-status/@code (too long)': 1,
      },
    ],
    ['a reference that is longer than any', iatiWith({ ref: 'r'.repeat(201) }), { 'transaction/@ref (too long)': 1 }],
  ])('%s', async (_what, content, expected) => {
    expect(await leftOut(content)).toEqual(expected);
  });

  test('of several values the first is recorded', async () => {
    await ledger.import(inTransaction('<value>900</value>'));
    expect((await ledger.events()).at(-1)?.data).toMatchObject({ amount: { amount: '1000' } });
  });

  test('attributes that are named as every object has a member', async () => {
    const names = ['hasOwnProperty', 'constructor', '__proto__', 'toString'];
    const attributes = names.map((name) => `${name}="1"`).join(' ');
    const content = `<iati-activities>${activityXml({ transactions: [{}] }).replace('<transaction-type', `<transaction-type ${attributes}`)}</iati-activities>`;
    expect(await leftOut(content)).toEqual(
      Object.fromEntries(names.map((name) => [`transaction/transaction-type/@${name}`, 1])),
    );
    expect(await ledger.events()).toHaveLength(2);
  });

  test('the same in every reading: once, though the file is read twice', async () => {
    const content = inTransaction('<sector code="1"/>');
    expect(await leftOut(content)).toEqual({ 'transaction/sector': 1 });
    expect(await leftOut(content)).toEqual({ 'transaction/sector': 1 });
  });
});

describe('what is not recorded of a grant is counted by name', () => {
  test.each<[string, object, Readonly<Record<string, number>>]>([
    ['a title that is no text', { title: ['A', 'B'] }, { 'title (unreadable)': 1 }],
    [
      'a name that is no text',
      { recipientOrganization: [{ id: 'GB-CHC-2', name: { en: 'A' } }] },
      {
        'recipientOrganization.name (unreadable)': 1,
      },
    ],
    [
      'funders that are text',
      { fundingOrganization: [{ id: 'GB-CHC-1' }, 'Another'] },
      { 'fundingOrganization (unreadable)': 1 },
    ],
    [
      'an organisation of which nothing is said',
      { recipientOrganization: [{ department: 'X' }] },
      {
        'recipientOrganization (without id and name)': 1,
        'recipientOrganization.department': 1,
      },
    ],
    [
      'a second private person',
      { recipientOrganization: undefined, recipientIndividual: [{ id: '1' }, { id: '2' }] },
      {
        'recipientIndividual (more than one)': 1,
      },
    ],
    [
      'periods beyond what an event holds',
      { plannedDates: Array.from({ length: 22 }, () => ({ startDate: '2020-01-01' })) },
      {
        'plannedDates (more than 20)': 2,
      },
    ],
    ['members of publishers’ own', { __proto__x: 1, constructor: 2 }, { __proto__x: 1, constructor: 1 }],
  ])('%s', async (_what, grant, expected) => {
    expect(await leftOut(grantsFile(grant))).toEqual(expected);
  });
});

test('of several aid types the one of the standard’s own vocabulary is recorded', async () => {
  await ledger.import(inTransaction('<aid-type code="2" vocabulary="2"/><aid-type code="C01" vocabulary="1"/>'));
  const flows = (await ledger.events()).filter(({ type }) => type === 'FlowReported.v1');
  expect(flows.map(({ data }) => (data as { aidType?: string }).aidType)).toEqual(['C01']);
});

import { afterAll, expect, jest, test } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pacta, pactaJson } from './harness/command-line.ts';
import { newLedgerFolder } from './harness/ledger-folder.ts';

jest.setTimeout(120_000);

const PARTNERSHIP = { partnershipId: '$p' };
const PERSON = { subject: '00000000-0000-4000-8000-0000000000aa', name: 'Engineer, manufacturer' };

const entry = (id: string, dates: readonly string[]) => [
  {
    command: 'logTime',
    as: 'of-maker',
    id,
    data: {
      ...PARTNERSHIP,
      provider: '$maker',
      receiver: '$charity',
      person: PERSON,
      skill: 'Food engineering',
      days: String(dates.length),
      dates: dates.map((date) => ({ date })),
    },
  },
  {
    command: 'countersign',
    as: 'of-charity',
    id: `${id}-signed`,
    data: { contributionId: `$${id}`, organisation: '$charity' },
  },
];
const valued = (id: string, entryId: string, month: string, cents: number) => ({
  command: 'valueContribution',
  as: 'secretariat',
  id,
  data: {
    contributionId: `$${entryId}`,
    method: 'fr-skills',
    costs: [{ month, cost: { amount: String(cents), currency: 'EUR' } }],
  },
});
const joins = (id: string, name: string, sector: string, role: string) => [
  {
    command: 'addPartner',
    as: 'secretariat',
    id,
    data: { ...PARTNERSHIP, organisation: { name }, sector, roles: [] },
  },
  {
    command: 'grantRole',
    as: 'secretariat',
    id: `${id}-role`,
    data: { ...PARTNERSHIP, actor: `of-${id}`, role, organisation: `$${id}` },
  },
];

const folder = newLedgerFolder();
afterAll(() => folder.remove());

test('two entries of one person in one month share one ceiling, valued through the command path', async () => {
  const commands = [
    { command: 'foundPartnership', as: 'secretariat', id: 'p', data: { name: 'Fortified cereals', purpose: 'Meals.' } },
    ...joins('maker', 'Manufacturer', 'private', 'partner'),
    ...joins('charity', 'Association', 'voluntary', 'partner'),
    {
      command: 'agreeValuationRule',
      as: 'secretariat',
      id: 'rule',
      data: {
        ...PARTNERSHIP,
        reading: 'month',
        ceilings: [{ year: 2026, monthly: { amount: '400500', currency: 'EUR' } }],
        partTime: 'whole',
        from: '2026-01-01',
        source: 'The ceiling published for 2026.',
      },
    },
    ...entry('first', ['2026-03-02']),
    ...entry('second', ['2026-03-09']),
    valued('v1', 'first', '2026-03', 2_000_000),
    valued('v2', 'second', '2026-03', 2_000_000),
  ];
  const file = join(folder.ledger, '..', 'skills.jsonl');
  writeFileSync(file, commands.map((line) => JSON.stringify(line)).join('\n'));
  const applied = await pacta({ ...folder, env: { ...folder.env, PACTA_DEMO: '1' } }, [
    'apply',
    file,
    '--ledger',
    folder.ledger,
  ]);
  expect([applied.code, applied.stderr]).toEqual([0, '']);

  const report = await pactaJson<{
    inKind: { value: readonly { gross: { amount: string }; capped: { amount: string; events: readonly string[] } }[] };
  }>(folder, ['report', 'Fortified cereals']);
  expect(report.inKind.value).toMatchObject([{ gross: { amount: '40000.00' }, capped: { amount: '12015.00' } }]);
  expect(report.inKind.value[0]?.capped.events).toHaveLength(2);
});

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './harness/built.ts';
import { pacta, pactaJson } from './harness/command-line.ts';
import { connect } from './harness/api-client.ts';
import { newLedgerFolder, type LedgerFolder } from './harness/ledger-folder.ts';
import { linesOfCase, type LeverageCase } from './harness/leverage-file.ts';
import { startService } from './harness/service.ts';
import { tokenAs } from './harness/roles.ts';

jest.setTimeout(180_000);

interface Listed {
  readonly eventId: string;
  readonly amount: string;
}
interface Part {
  readonly name: string;
  readonly ratio: string | null;
  readonly amount: string;
  readonly numerator: readonly Listed[];
  readonly denominator: readonly Listed[];
}
interface Leverage {
  readonly anchor: string;
  readonly partnership: { readonly id: string };
  readonly asOf: { readonly position: number };
  readonly currency: string;
  readonly cells: readonly {
    readonly method: string;
    readonly version: number;
    readonly provisional: boolean;
    readonly basis: string;
    readonly status: string;
    readonly parts: readonly Part[];
    readonly missingRates: readonly object[];
    readonly leftOut: readonly { readonly why: string }[];
  }[];
}

/* Published cases, each in a partnership of its own; sums in the unit of their source. */
const CASES: readonly LeverageCase[] = [
  {
    name: 'gcf',
    partners: { fund: 'public', banks: 'private' },
    money: [
      { id: 'own', from: 'fund', amount: 100 },
      { id: 'others', from: 'banks', amount: 1310 },
    ],
    anchor: ['own'],
  },
  {
    name: 'efsi',
    partners: { union: 'public', bank: 'public', lender: 'public', investors: 'private' },
    money: [
      { id: 'guarantee', from: 'union', to: 'lender', amount: 16, instrument: 'guarantee' },
      { id: 'capital', from: 'bank', to: 'lender', amount: 5, instrument: 'equity' },
      {
        id: 'financing',
        from: 'lender',
        amount: 61,
        instrument: 'loan',
        finance: { guaranteedBy: ['$efsi-guarantee'] },
      },
      { id: 'investment', from: 'investors', amount: 254, instrument: 'equity' },
    ],
    anchor: ['guarantee', 'capital'],
  },
  {
    name: 'caisse',
    partners: { caisse: 'public', commune: 'public', company: 'private' },
    money: [
      { id: 'caisse', from: 'caisse', amount: 350_000 },
      { id: 'commune', from: 'commune', amount: 150_000 },
      { id: 'company', from: 'company', amount: 500_000 },
    ],
    anchor: ['caisse'],
    causality: false,
  },
  {
    name: 'syndicate',
    partners: { arranger: 'public', other: 'public', bank: 'private' },
    money: [
      { id: 'arranger', from: 'arranger', amount: 20, instrument: 'loan', finance: { arranger: true } },
      { id: 'other', from: 'other', amount: 30, instrument: 'loan' },
      { id: 'bank', from: 'bank', amount: 50, instrument: 'loan' },
    ],
    anchor: ['arranger'],
  },
  {
    // A → B → C: the ministry's 100 pass through the agency and the association.
    name: 'chain',
    partners: { ministry: 'public', agency: 'public', association: 'voluntary', company: 'private' },
    money: [
      { id: 'first', from: 'ministry', to: 'agency', amount: 100 },
      { id: 'second', from: 'agency', to: 'association', amount: 100, source: 'first' },
      { id: 'third', from: 'association', amount: 90, source: 'second' },
      { id: 'dollars', from: 'company', amount: 200, currency: 'USD', effectiveOn: '2026-02-10' },
    ],
    anchor: ['first'],
  },
];

/** The command file that docs/leverage.md shows. */
const documented = (): readonly object[] =>
  (/```jsonl\n([\s\S]*?)\n```/.exec(readFileSync(join(ROOT, 'docs/leverage.md'), 'utf8'))?.[1] ?? '')
    .split('\n')
    .map((line) => JSON.parse(line) as object);

describe('leverage, from a command file to its figures', () => {
  let folder: LedgerFolder;

  const apply = async (lines: readonly object[]): Promise<void> => {
    const file = join(folder.root, `lines.jsonl`);
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
    const done = await pacta(folder, ['apply', file, '--ledger', folder.ledger]);
    if (done.code !== 0) throw new Error(done.stderr + done.stdout);
  };
  const leverage = (anchor: string, ...options: string[]) =>
    pactaJson<Leverage>(folder, ['leverage', anchor, ...options]);
  const cellOf = ({ cells }: Leverage, method: string, basis = 'committed') =>
    cells.find((cell) => cell.method === method && cell.basis === basis);
  const figures = (report: Leverage, method: string, basis?: string) =>
    Object.fromEntries(
      (cellOf(report, method, basis)?.parts ?? []).map(({ name, ratio, amount }) => [name, [ratio, amount]]),
    );

  /** As the command file left it; and before rates, causality and methods were recorded. */
  let before: Leverage;
  let positions: ReadonlyMap<string, number>;

  beforeAll(async () => {
    folder = newLedgerFolder();
    folder.env['PACTA_DEMO'] = '1';
    await apply([...CASES.flatMap(linesOfCase), ...documented()]);
    before = await leverage('gcf');
    const anchorId = (await leverage('caisse', '--cell', 'autonomy')).anchor;
    const partnershipId = before.partnership.id;
    const definition = {
      causality: true,
      parts: [{ kind: 'ratio', name: 'all-by-anchor', over: [{}], under: [{ whose: 'anchor' }] }],
    };
    const method = { id: 'simple-ratio', title: 'Ours', source: 'The board.', provisional: true, definition };
    await apply([
      {
        command: 'recordRate',
        id: 'rate',
        as: 'secretariat',
        data: { pair: 'EUR/USD', rate: '1.25', date: '2026-02-06', source: 'European Central Bank' },
      },
      {
        command: 'assertCausality',
        id: 'claim',
        as: 'caisse-caisse',
        data: { anchorId, evidence: 'The company’s letter.' },
      },
      {
        command: 'contestCausality',
        id: 'contest',
        as: 'caisse-commune',
        data: { anchorId, reason: 'It was budgeted before.' },
      },
      { command: 'publishMethod', id: 'method', as: 'secretariat', data: { partnershipId, ...method } },
    ]);
    const log = await pacta(folder, ['log', '-n', '4', '--ledger', folder.ledger, '--json']);
    const lines = log.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; position: number });
    positions = new Map(lines.map(({ type, position }) => [type, position]));
  });
  afterAll(() => folder.remove());
  const asOf = (type: string, offset = 0): readonly string[] => ['--as-of', `@${(positions.get(type) ?? 0) + offset}`];

  test('Green Climate Fund: others 13.1, total 14.1, on every basis', async () => {
    const report = before;
    expect(report).toMatchObject({ currency: 'EUR', asOf: { position: expect.any(Number) } });
    for (const basis of ['pledged', 'committed', 'disbursed'])
      expect(figures(report, 'simple-ratio', basis)).toEqual({
        others: ['13.1000', '1310.00'],
        total: ['14.1000', '1410.00'],
      });
    expect(figures(report, 'autonomy')).toEqual({ autonomy: ['0.9291', '1310.00'] });
  });

  test('EFSI: 2.9048 × 5.1639 = 15.0, and 315 split 240 and 75', async () => {
    const report = await leverage('efsi');
    expect(figures(report, 'eu-two-step')).toEqual({
      financing: ['2.9048', '61.00'],
      investment: ['5.1639', '315.00'],
      product: ['15.0000', '315.00'],
    });
    expect(figures(report, 'eu-multiplier')).toEqual({
      investment: ['15.0000', '315.00'],
      union: ['15.0000', '240.00'],
      bank: ['15.0000', '75.00'],
    });
  });

  test('syndication: 35 and 15, provisional', async () => {
    const report = await leverage('syndicate');
    expect(cellOf(report, 'oecd-syndicated-loan')).toMatchObject({ provisional: true, status: 'ok', version: 1 });
    expect(figures(report, 'oecd-syndicated-loan')).toEqual({
      arranger: ['1.7500', '35.00'],
      other: ['0.5000', '15.00'],
    });
    expect(cellOf(report, 'oecd-credit-line')).toMatchObject({ status: 'no-rule', parts: [] });
  });

  test('nothing private counts before causality is asserted; contested, it counts no more; each moment stays', async () => {
    const unasserted = await leverage('caisse', ...asOf('CausalityAsserted.v1', -1));
    expect(figures(unasserted, 'co-financing')).toEqual({});
    expect(figures(unasserted, 'simple-ratio')['others']).toEqual(['0.4286', '150000.00']);
    expect(cellOf(unasserted, 'co-financing')?.leftOut).toMatchObject([{ why: 'no-causality' }]);
    expect(figures(await leverage('caisse', ...asOf('CausalityAsserted.v1')), 'co-financing')).toEqual({
      caisse: ['1.0000', '350000.00'],
      commune: ['1.0000', '150000.00'],
    });
    const contested = await leverage(unasserted.anchor.slice(0, 8));
    expect(cellOf(contested, 'co-financing')).toMatchObject({
      parts: [],
      leftOut: [{ why: 'would-have-come-anyway' }],
    });
  });

  test('each figure opens into the events above and below its line', async () => {
    const { cells } = await leverage('gcf', '--cell', 'autonomy/disbursed');
    expect(cells).toHaveLength(1);
    const [part] = cells[0]?.parts ?? [];
    const shown = await pactaJson<{ type: string; data: object }>(folder, ['show', part?.numerator[0]?.eventId ?? '']);
    expect(shown).toMatchObject({ type: 'Disbursed.v1', data: { amount: { amount: '131000', currency: 'EUR' } } });
    expect(part?.denominator).toMatchObject([{ amount: '100.00' }, { amount: '1310.00' }]);
  });

  test('money that passes through three partners counts once; a missing rate is named, and a recorded one is used', async () => {
    expect(cellOf(await leverage('chain', ...asOf('RateRecorded.v1', -1)), 'simple-ratio')).toMatchObject({
      status: 'missing-rate',
      parts: [],
      missingRates: [{ pair: 'USD/EUR', date: '2026-02-10' }],
    });
    const report = await leverage('chain');
    expect(figures(report, 'simple-ratio')).toEqual({ others: ['1.6000', '160.00'], total: ['2.6000', '260.00'] });
    expect(figures(report, 'eu-multiplier')['investment']).toEqual(['2.6000', '260.00']);
    // The euros have other dates than the rate.
    expect(cellOf(await leverage('chain', '--currency', 'USD'), 'simple-ratio')?.status).toBe('missing-rate');
  });

  test('a published version counts from then on, and an old report stays as it was', async () => {
    const after = await leverage('gcf');
    expect(cellOf(after, 'simple-ratio')).toMatchObject({ version: 2, provisional: true });
    expect(figures(after, 'simple-ratio')).toEqual({ 'all-by-anchor': ['14.1000', '1410.00'] });
    expect(await leverage('gcf', '--as-of', `@${before.asOf.position}`)).toEqual(before);
  });

  test('for people: methods by bases, what is provisional, and why money does not count', async () => {
    const { stdout } = await pacta(folder, ['leverage', 'caisse', '--ledger', folder.ledger]);
    for (const words of [
      'simple-ratio v1',
      'oecd-credit-line v1 (provisional)',
      'no rule yet',
      'contested: it would have come anyway',
      'never added',
    ])
      expect(stdout).toContain(words);
    const cell = await pacta(folder, ['leverage', 'gcf', '--cell', 'autonomy', '--ledger', folder.ledger]);
    expect(cell.stdout).toContain('0.9291 = 131/141');
  });

  test('what the documentation shows goes through and gives the figure it promises', async () => {
    const report = await leverage('First money', '--cell', 'simple-ratio/pledged');
    expect(figures(report, 'simple-ratio', 'pledged')['others']).toEqual(['2.0000', '700000.00']);
  });

  test('an anchor that is not there, and a cell that is none', async () => {
    expect((await pacta(folder, ['leverage', 'nowhere', '--ledger', folder.ledger])).code).toBe(4);
    expect((await pacta(folder, ['leverage', 'gcf', '--cell', 'a/b', '--ledger', folder.ledger])).code).toBe(2);
  });

  test('the service answers the same to those who may read, and 404 to others', async () => {
    const local = await leverage('syndicate');
    const service = await startService(folder, { PACTA_DEMO: '1' });
    try {
      const api = await connect(service.url);
      const secretariat = await tokenAs(folder, 'secretariat');
      const ask = (token: string, query: Record<string, string>) => api.call('getLeverage', { token, query });
      const answer = await ask(secretariat, { anchor: local.anchor });
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual(local);
      expect((await ask(secretariat, { anchor: local.anchor, asOf: `@${local.asOf.position}` })).body).toEqual(local);
      const cell = await ask(secretariat, { anchor: 'syndicate', cell: 'oecd-vehicle/pledged' });
      expect((cell.body as unknown as Leverage).cells).toMatchObject([{ method: 'oecd-vehicle', basis: 'pledged' }]);
      expect((await ask(await tokenAs(folder, 'observer'), { anchor: local.anchor })).status).toBe(404);
      expect((await ask(secretariat, { anchor: local.anchor, cell: 'a/b' })).status).toBe(400);
      expect((await api.call('listRates', { token: secretariat })).body).toMatchObject({
        items: [{ pair: 'EUR/USD' }],
      });
    } finally {
      await service.kill();
    }
  });
});

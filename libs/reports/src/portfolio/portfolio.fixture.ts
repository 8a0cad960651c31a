import type { CommitmentMoney, Move } from '@pacta/ledger';
import { portfolio, type PortfolioOptions, type PortfolioSource } from './statement.ts';

export const OPTIONS: PortfolioOptions = {
  funder: { id: 'f', name: 'Public funder' },
  asOf: { position: 9, recordedAt: '2026-04-12T09:30:00.000Z', day: '2026-04-12' },
  withEvents: true,
};
let serial = 0;
export const move = (basis: Move[0], euros: number, day: string | null, payment: string | null = null): Move => [
  basis,
  String(euros * 100),
  `event-${(serial += 1)}`,
  day,
  false,
  payment,
];
export const money = (id: string, moves: readonly Move[], more: Partial<CommitmentMoney> = {}): CommitmentMoney => ({
  id,
  provider: 'f',
  receiver: 'r',
  instrument: 'grant',
  currency: 'EUR',
  source: null,
  synthetic: false,
  cancellation: null,
  moves,
  ...more,
});
export const held = (id: string, ...commitments: readonly CommitmentMoney[]): PortfolioSource => ({
  id,
  name: `Partnership ${id}`,
  phase: 'experiment',
  synthetic: false,
  commitments,
});
export const of = (...sources: readonly PortfolioSource[]) => portfolio(sources, OPTIONS);

export const PAID = move('disbursed', 30, '2026-03-01');
export const signed = money('b', [
  move('pledged', 100, '2025-01-10'),
  move('committed', 100, '2025-02-10'),
  PAID,
  move('received', 30, '2026-03-02'),
  move('disbursed', 20, '2026-04-11'),
  move('reconciled', 30, '2026-04-01', PAID[2]),
]);
export const pledged = money('a', [move('pledged', 50, '2026-04-01')]);
export const onward = money('c', [move('pledged', 40, '2026-01-05'), move('committed', 40, '2026-01-06')], {
  source: 'b',
});
export const guarantee = money(
  'd',
  [move('pledged', 9, '2025-05-01'), move('committed', 9, '2025-05-02'), move('called', 2, '2026-02-01')],
  {
    instrument: 'guarantee',
  },
);

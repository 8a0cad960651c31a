import type { CommitmentState, Entry } from './state.ts';

/** A disbursement or the call of a guarantee, with what the other side says of it. Minor units. */
export interface Payment {
  readonly id: string;
  readonly reference: string;
  readonly amount: bigint;
  /** Of all receipts that answer it. */
  readonly received: bigint;
  readonly reconciled: boolean;
}

type Kind = Entry['kind'];
type Standing<K extends Kind> = readonly (readonly [string, Extract<Entry, { readonly kind: K }>])[];

/** The entries of these kinds that were not taken back, in the order of the stream. */
export const standingEntries = <K extends Kind>(
  { entries, reversed }: CommitmentState,
  ...kinds: readonly K[]
): Standing<K> =>
  [...entries].filter(
    ([id, { kind }]) => !reversed.has(id) && (kinds as readonly Kind[]).includes(kind),
  ) as unknown as Standing<K>;

/** Everything paid out that still stands. */
export function paymentsOf(state: CommitmentState): readonly Payment[] {
  const received = new Map<string, bigint>();
  for (const [, { answers, amount }] of standingEntries(state, 'received'))
    if (answers !== undefined) received.set(answers, (received.get(answers) ?? 0n) + amount);
  const reconciled = new Set(standingEntries(state, 'reconciled').flatMap(([, { payments }]) => payments));
  // Of the kind 'disbursed' | 'called', which share a shape.
  const paid = standingEntries(state, 'disbursed', 'called') as Standing<'disbursed' | 'called'>;
  return paid.map(([id, { reference, amount }]) => ({
    id,
    reference,
    amount,
    received: received.get(id) ?? 0n,
    reconciled: reconciled.has(id),
  }));
}

/** An open discrepancy and what it is about. */
export interface OpenDiscrepancy {
  readonly id: string;
  /** Event id of a payment or of a receipt. */
  readonly about: string | undefined;
}

/**
 * The discrepancies that nothing has answered. One that a rule opened is answered by the money itself: once a payment
 * comes out even, once a newer discrepancy has the newer sum, or once the receipt is taken back. Every other one stays
 * until it is explained.
 */
export function openDiscrepancies(state: CommitmentState): readonly OpenDiscrepancy[] {
  const explained = new Set(standingEntries(state, 'reconciled').flatMap(([, { discrepancies }]) => discrepancies));
  const raised = standingEntries(state, 'discrepancy');
  const newest = new Map(raised.flatMap(([id, { by, about }]) => (by === 'rule' && about ? [[about, id]] : [])));
  const payments = new Map(paymentsOf(state).map((payment) => [payment.id, payment]));
  const answered = (id: string, about: string): boolean => {
    const payment = payments.get(about);
    if (payment === undefined) return state.reversed.has(about);
    return newest.get(about) !== id || payment.received === payment.amount || payment.received === 0n;
  };
  return raised
    .filter(
      ([id, { by, about }]) => !explained.has(id) && !(by === 'rule' && about !== undefined && answered(id, about)),
    )
    .map(([id, { about }]) => ({ id, about }));
}

import type { CommitmentState, Entry } from './state.ts';

/** A disbursement or guarantee call, with what the receiver recorded of it. Minor units. */
export interface Payment {
  readonly id: string;
  readonly reference: string;
  readonly amount: bigint;
  /** Sum of all receipts that answer it. */
  readonly received: bigint;
  readonly reconciled: boolean;
}

type Kind = Entry['kind'];
type EntriesOf<K extends Kind> = readonly (readonly [string, Extract<Entry, { readonly kind: K }>])[];

/** The entries of these kinds that were not reversed, in stream order. */
export const currentEntries = <K extends Kind>(
  { entries, reversed }: CommitmentState,
  ...kinds: readonly K[]
): EntriesOf<K> =>
  [...entries].filter(
    ([id, { kind }]) => !reversed.has(id) && (kinds as readonly Kind[]).includes(kind),
  ) as unknown as EntriesOf<K>;

/** All payments that were not reversed. */
export function paymentsOf(state: CommitmentState): readonly Payment[] {
  const received = new Map<string, bigint>();
  for (const [, { answers, amount }] of currentEntries(state, 'received'))
    if (answers !== undefined) received.set(answers, (received.get(answers) ?? 0n) + amount);
  const reconciled = new Set(currentEntries(state, 'reconciled').flatMap(([, { payments }]) => payments));
  // The two kinds share a shape.
  const paid = currentEntries(state, 'disbursed', 'called') as EntriesOf<'disbursed' | 'called'>;
  return paid.map(([id, { reference, amount }]) => ({
    id,
    reference,
    amount,
    received: received.get(id) ?? 0n,
    reconciled: reconciled.has(id),
  }));
}

/** An open discrepancy and its subject. */
export interface UnansweredDiscrepancy {
  readonly id: string;
  /** Event id of a payment or of a receipt. */
  readonly about: string | undefined;
}

/**
 * The discrepancies that are still open. The money itself closes one that a rule opened: the payment comes out even, a
 * newer discrepancy has the newer sum, or the receipt is reversed. Every other one needs an explanation.
 */
export function openDiscrepancies(state: CommitmentState): readonly UnansweredDiscrepancy[] {
  const explained = new Set(currentEntries(state, 'reconciled').flatMap(([, { discrepancies }]) => discrepancies));
  const raised = currentEntries(state, 'discrepancy');
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

import { dayOfMoney, type IndexedEvent, type Money, type MoveBasis } from '@pacta/ledger';
import { insertInto, type EventOf, type EventTable, type Write } from '../engine/event-table.ts';

/** The members of an event that concern a movement. */
interface Moved {
  readonly amount: Money;
  readonly valueDate?: string;
  readonly synthetic?: boolean;
}

const INSERT = insertInto(
  'money_movement',
  'since',
  'stream',
  'basis',
  'amount',
  'currency',
  'event_id',
  'happened',
  'synthetic',
);

/** The payments that a reconciliation names are repeated on a basis of their own. */
const RECONCILE = `
  INSERT INTO money_movement (since, stream, basis, amount, currency, event_id, happened, synthetic, payment)
  SELECT :since, stream, 'reconciled', amount, currency, :eventId, :happened, synthetic, event_id FROM money_movement
  WHERE stream = :stream AND event_id IN (SELECT value FROM json_each(:payments)) AND basis IN ('disbursed', 'called')
    AND until IS NULL
  ORDER BY no
`;

const END = `
  UPDATE money_movement SET until = :until
  WHERE stream = :stream AND event_id = :reversed AND basis <> 'cancelled' AND until IS NULL
`;

const REVERSED_NOW =
  'EXISTS (SELECT 1 FROM money_movement WHERE stream = :stream AND event_id = :reversed AND until = :until)';

/** Where something was reversed or repaid after a cancellation, the cancelled amount is computed anew from there. */
const cancelAgain = (condition: string): string => `
  INSERT INTO money_movement (since, stream, basis, amount, currency, event_id, happened, synthetic)
  SELECT :until, stream, basis, amount, currency, event_id, happened, synthetic FROM money_movement AS cancelled
  WHERE stream = :stream AND basis = 'cancelled' AND until IS NULL AND ${condition}
`;

const CANCEL_AGAIN_AFTER_REVERSAL = cancelAgain(REVERSED_NOW);
const CANCEL_AGAIN_AFTER_REPAYMENT = cancelAgain('since < :until');

const END_CANCELLATION = `
  UPDATE money_movement SET until = :until
  WHERE stream = :stream AND basis = 'cancelled' AND until IS NULL AND since < :until
    AND EXISTS (SELECT 1 FROM money_movement WHERE stream = :stream AND basis = 'cancelled' AND since = :until)
`;

function rowOf(
  event: IndexedEvent,
  stream: number,
  basis: MoveBasis | 'cancelled',
  moved: Moved | Pick<Moved, 'amount'>,
): Write {
  const { amount, valueDate, synthetic } = moved as Partial<Moved> & Pick<Moved, 'amount'>;
  const happened = dayOfMoney(event.metadata.effectiveOn, valueDate);
  const mark = synthetic === undefined ? null : synthetic ? 1 : 0;
  return [INSERT, [event.position, stream, basis, amount.amount, amount.currency, event.eventId, happened, mark]];
}

/** A payment has a synthetic mark of its own. */
const payment =
  (basis: MoveBasis) =>
  (event: EventOf<Moved>, stream: number): readonly Write[] => [
    rowOf(event, stream, basis, { synthetic: false, ...event.data }),
  ];

/**
 * Every movement of a commitment on each basis, valid until its event was reversed. Minor units are text: they may have
 * 30 digits. None of them is sealed. Where `synthetic` is null, that of the commitment counts. `happened` is
 * the day by the rule of `dayOfMoney`, null where it is unknown. Used for the portfolio of a provider.
 */
export const moneyMovement: EventTable = {
  name: 'money-movement',
  version: 5,
  create: `
    CREATE TABLE money_movement (
      no        INTEGER PRIMARY KEY,
      since     INTEGER NOT NULL,
      until     INTEGER,
      stream    INTEGER NOT NULL,
      basis     TEXT NOT NULL,
      amount    TEXT NOT NULL,
      currency  TEXT NOT NULL,
      event_id  TEXT NOT NULL,
      happened  TEXT,
      synthetic INTEGER,
      payment   TEXT
    ) STRICT;
    CREATE INDEX money_movement_by_stream ON money_movement (stream);
  `,
  indexes: `
    CREATE INDEX IF NOT EXISTS money_movement_by_since ON money_movement (since);
    CREATE INDEX IF NOT EXISTS money_movement_by_until ON money_movement (until) WHERE until IS NOT NULL;
  `,
  on: {
    'Pledged.v1': payment('pledged'),
    'Signed.v1': (event: EventOf<Moved>, stream) => [rowOf(event, stream, 'committed', { amount: event.data.amount })],
    'Amended.v1': (event: EventOf<{ readonly delta: Money }>, stream) => [
      rowOf(event, stream, 'committed', { amount: event.data.delta }),
    ],
    'Disbursed.v1': payment('disbursed'),
    'GuaranteeCalled.v1': payment('called'),
    'Received.v1': payment('received'),
    'Repaid.v1': (event: EventOf<Moved & { readonly interest?: Money }>, stream) => {
      const { amount, interest } = event.data;
      return [
        ...(amount.amount === '0' ? [] : payment('repaid')(event, stream)),
        ...(interest === undefined
          ? []
          : [rowOf(event, stream, 'interest', { synthetic: false, ...event.data, amount: interest })]),
        ...(amount.amount === '0'
          ? []
          : ([CANCEL_AGAIN_AFTER_REPAYMENT, END_CANCELLATION] as const).map((sql): Write => [
              sql,
              { stream, until: event.position },
            ])),
      ];
    },
    'Reconciled.v1': (event: EventOf<{ readonly payments: readonly string[] }>, stream) => [
      [
        RECONCILE,
        {
          since: event.position,
          stream,
          eventId: event.eventId,
          happened: dayOfMoney(event.metadata.effectiveOn),
          payments: JSON.stringify(event.data.payments),
        },
      ],
    ],
    'Cancelled.v1': (event, stream) => [rowOf(event, stream, 'cancelled', { amount: { amount: '0', currency: '' } })],
    'EventReversed.v1': (event: EventOf<{ readonly eventId: string }>, stream) => {
      const { position, data } = event;
      if (!event.stream.startsWith('commitment-')) return [];
      const values = { stream, until: position, reversed: data.eventId };
      return [
        [END, values],
        [CANCEL_AGAIN_AFTER_REVERSAL, values],
        [END_CANCELLATION, { stream, until: position }],
      ];
    },
  },
};

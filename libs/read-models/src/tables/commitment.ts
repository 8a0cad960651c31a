import type { EventOf, EventTable } from '../engine/event-table.ts';

interface Pledge {
  readonly provider: string;
  readonly receiver: string;
  readonly instrument: string;
  readonly amount: { readonly currency: string };
  readonly source?: string;
  readonly synthetic?: boolean;
}

const INSERT = `
  INSERT INTO commitment (stream, since, partnership, provider, receiver, instrument, currency, source, synthetic)
  VALUES (:stream, :since, :partnership, :provider, :receiver, :instrument, :currency, :source, :synthetic)
`;

/**
 * The terms of a commitment from its first event. Used, with the movements of its money, for the portfolio of a
 * provider.
 */
export const commitmentTable: EventTable = {
  name: 'commitment',
  version: 1,
  create: `
    CREATE TABLE commitment (
      stream      TEXT PRIMARY KEY,
      since       INTEGER NOT NULL,
      partnership TEXT,
      provider    TEXT NOT NULL,
      receiver    TEXT NOT NULL,
      instrument  TEXT NOT NULL,
      currency    TEXT NOT NULL,
      source      TEXT,
      synthetic   INTEGER NOT NULL
    ) STRICT;
  `,
  indexes: 'CREATE INDEX IF NOT EXISTS commitment_by_provider ON commitment (provider, since);',
  on: {
    'Pledged.v1': ({ stream, position, metadata, data }: EventOf<Pledge>) => {
      const { provider, receiver, instrument, amount, source = null, synthetic = false } = data;
      const partnership = metadata.partnershipId ?? null;
      const sides = { provider, receiver, instrument, currency: amount.currency, source };
      return [[INSERT, { stream, since: position, partnership, ...sides, synthetic: synthetic ? 1 : 0 }]];
    },
  },
};

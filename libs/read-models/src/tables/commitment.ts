import { insertInto, type EventOf, type EventTable } from '../engine/event-table.ts';

interface Pledge {
  readonly provider: string;
  readonly receiver: string;
  readonly instrument: string;
  readonly amount: { readonly currency: string };
  readonly source?: string;
  readonly synthetic?: boolean;
}

const INSERT = insertInto(
  'commitment',
  'since',
  'stream',
  'partnership',
  'provider',
  'receiver',
  'instrument',
  'currency',
  'source',
  'synthetic',
);

/**
 * The terms of a commitment from its first event, whose position is the number of its stream. Used, with the movements of its money, for the portfolio of a
 * provider.
 */
export const commitmentTable: EventTable = {
  name: 'commitment',
  version: 2,
  create: `
    CREATE TABLE commitment (
      since       INTEGER PRIMARY KEY,
      stream      TEXT NOT NULL,
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
    'Pledged.v1': ({ stream, position, metadata, data }: EventOf<Pledge>, streamNumber) => {
      if (streamNumber !== position) throw new Error('a commitment is pledged once, and that is its first event');
      const { provider, receiver, instrument, amount, source = null, synthetic = false } = data;
      const sides = [provider, receiver, instrument, amount.currency, source];
      return [[INSERT, [position, stream, metadata.partnershipId ?? null, ...sides, synthetic ? 1 : 0]]];
    },
  },
};

import type { IndexedEvent } from '@pacta/ledger';
import type { EventOf, EventTable, Write } from '../engine/event-table.ts';
import type { TableReads } from './as-of.ts';

/** What an organisation is in a stream: a side of a commitment or contribution, whose costs, whose money an anchor is. */
export type Part = 'provider' | 'receiver' | 'discloser' | 'anchor';

/** A stream in which an organisation has a part. */
export interface PartOfStream {
  readonly stream: string;
  readonly partnership: string | null;
  /** Leaf index of the stream's first event. */
  readonly since: number;
}

const INSERT = `
  INSERT INTO party (organisation, part, stream, partnership, since)
  VALUES (:organisation, :part, :stream, :partnership, :since)
`;

const rowOf = ({ stream, position, metadata }: IndexedEvent, part: Part, organisation: string): Write => [
  INSERT,
  { organisation, part, stream, partnership: metadata.partnershipId ?? null, since: position },
];

interface Sides {
  readonly provider: string;
  readonly receiver: string;
}

const sides = (event: EventOf<Sides>): readonly Write[] => [
  rowOf(event, 'provider', event.data.provider),
  rowOf(event, 'receiver', event.data.receiver),
];

/**
 * The organisations that the first event of a stream names; they never change. Answers: the streams of a portfolio, of a
 * discloser's books, and the anchors.
 */
export const partyTable: EventTable = {
  name: 'party',
  version: 1,
  create: `
    CREATE TABLE party (
      organisation TEXT NOT NULL,
      part         TEXT NOT NULL,
      stream       TEXT NOT NULL,
      partnership  TEXT,
      since        INTEGER NOT NULL
    ) STRICT;
  `,
  indexes: 'CREATE INDEX IF NOT EXISTS party_by_organisation ON party (organisation, part, since);',
  on: {
    'Pledged.v1': sides,
    'TimeLogged.v1': sides,
    'GoodsGiven.v1': sides,
    'TemplateAgreed.v1': (event: EventOf<{ readonly discloser: string }>) => [
      rowOf(event, 'discloser', event.data.discloser),
    ],
    'AnchorDesignated.v1': (event: EventOf<{ readonly provider?: string }>) =>
      event.data.provider === undefined ? [] : [rowOf(event, 'anchor', event.data.provider)],
  },
};

const SELECT_STREAMS = `
  SELECT stream, partnership, since FROM party
  WHERE organisation = :organisation AND part = :part AND since <= :through
    AND stream > :category || '-' AND stream < :category || '.'
  ORDER BY since
`;

/** The streams of a category in which an organisation has this part, in the order of their first events. */
export const streamsOfParty = (
  reads: TableReads,
  { organisation, part, category }: { readonly organisation: string; readonly part: Part; readonly category: string },
  through: number,
): readonly PartOfStream[] => reads.select<PartOfStream>(SELECT_STREAMS, { organisation, part, category, through });

import { insertInto, type EventOf, type EventTable, type Write } from '../engine/event-table.ts';
import { VALID_AS_OF, type TableReads } from './as-of.ts';

interface Related {
  readonly related: readonly { readonly type: string; readonly identifier: string; readonly partnership: string }[];
  readonly continues?: true;
}

/** One activity as another one names it. */
export interface RelatedRow {
  /** The partnership of the activity that says so. */
  readonly partnership: string;
  /** IATI's code: what the other one is to it. */
  readonly type: string;
  /** The partnership of the activity named, and its iati-identifier as printed. */
  readonly other: string;
  readonly identifier: string;
  readonly eventId: string;
}

const INSERT = insertInto(
  'related_activity',
  'since',
  'stream',
  'partnership',
  'type',
  'other',
  'identifier',
  'event_id',
);

/** A newer statement of a report replaces its earlier one. */
const END = `
  UPDATE related_activity SET until = :until WHERE stream = :stream AND until IS NULL
`;

/** The relations between activities that publishers report, valid until the same report states others. */
export const relatedActivity: EventTable = {
  name: 'related-activity',
  version: 1,
  create: `
    CREATE TABLE related_activity (
      no          INTEGER PRIMARY KEY,
      since       INTEGER NOT NULL,
      until       INTEGER,
      stream      INTEGER NOT NULL,
      partnership TEXT NOT NULL,
      type        TEXT NOT NULL,
      other       TEXT NOT NULL,
      identifier  TEXT NOT NULL,
      event_id    TEXT NOT NULL
    ) STRICT;
    CREATE INDEX related_activity_by_stream ON related_activity (stream) WHERE until IS NULL;
  `,
  indexes: `
    CREATE INDEX IF NOT EXISTS related_activity_by_partnership ON related_activity (partnership);
    CREATE INDEX IF NOT EXISTS related_activity_by_other ON related_activity (other);
  `,
  on: {
    'ActivitiesRelated.v1': ({ position, eventId, metadata, data }: EventOf<Related>, stream): readonly Write[] => {
      const { partnershipId } = metadata;
      if (partnershipId === undefined) return [];
      const end: readonly Write[] = data.continues === true ? [] : [[END, { stream, until: position }]];
      const rows = data.related.map(({ type, identifier, partnership }): Write => [
        INSERT,
        [position, stream, partnershipId, type, partnership, identifier, eventId],
      ]);
      return [...end, ...rows];
    },
  },
};

const COLUMNS = 'partnership, type, other, identifier, event_id AS eventId';

const SELECT_OF = `
  SELECT ${COLUMNS} FROM related_activity WHERE (partnership = :id OR other = :id) AND ${VALID_AS_OF} ORDER BY no
`;

/** What the activities of a partnership name as related, and which activities name it, as of leaf index `through`. */
export const relatedTo = (reads: TableReads, id: string, through: number): readonly RelatedRow[] =>
  reads.select<RelatedRow>(SELECT_OF, { id, through });

const SELECT_AMONG = `
  SELECT ${COLUMNS} FROM related_activity
  WHERE partnership IN (SELECT value FROM json_each(:ids)) AND other IN (SELECT value FROM json_each(:ids))
    AND ${VALID_AS_OF} ORDER BY no
`;

/** The relations between these partnerships, as of leaf index `through`. */
export const relatedAmong = (reads: TableReads, ids: readonly string[], through: number): readonly RelatedRow[] =>
  reads.select<RelatedRow>(SELECT_AMONG, { ids: JSON.stringify(ids), through });

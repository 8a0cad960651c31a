import { idOf, type Role } from '@pacta/ledger';
import type { EventOf, EventTable } from '../engine/event-table.ts';
import { VALID_AS_OF, type TableReads } from './as-of.ts';

/** A granted role: in a partnership, or on the whole ledger (null). */
export interface RoleHeld {
  readonly role: Role;
  /** The organisation it was granted for, where one was named. */
  readonly organisation: string | null;
  readonly partnership: string | null;
  /** Leaf index of the event that granted it. */
  readonly since: number;
}

const INSERT = `
  INSERT INTO role_held (since, until, actor, role, organisation, partnership)
  VALUES (:since, NULL, :actor, :role, :organisation, :partnership)
`;

const END = `
  UPDATE role_held SET until = :until
  WHERE actor = :actor AND role = :role AND partnership IS :partnership AND until IS NULL
`;

/**
 * Roles, each from its grant until it was revoked. Used for where an actor has a role, where they are secretariat, and
 * in which roles people acted.
 */
export const roleHeld: EventTable = {
  name: 'role-held',
  version: 1,
  create: `
    CREATE TABLE role_held (
      since        INTEGER PRIMARY KEY,
      until        INTEGER,
      actor        TEXT NOT NULL,
      role         TEXT NOT NULL,
      organisation TEXT,
      partnership  TEXT
    ) STRICT;
    CREATE INDEX role_held_by_actor ON role_held (actor, partnership);
  `,
  on: {
    'RoleGranted.v1': ({ stream, position, data }: EventOf<Granted>) => [
      [
        INSERT,
        {
          since: position,
          actor: data.actor,
          role: data.role,
          organisation: data.organisation ?? null,
          partnership: partnershipOf(stream),
        },
      ],
    ],
    'RoleRevoked.v1': ({ stream, position, data }: EventOf<Granted>) => [
      [END, { until: position, actor: data.actor, role: data.role, partnership: partnershipOf(stream) }],
    ],
  },
};

interface Granted {
  readonly actor: string;
  readonly role: string;
  readonly organisation?: string;
}

const partnershipOf = (stream: string): string | null => (stream.startsWith('partnership-') ? idOf(stream) : null);

const SELECT_ROLES = `
  SELECT role, organisation, partnership, since FROM role_held
  WHERE actor = :actor AND ${VALID_AS_OF} ORDER BY since
`;

/** The roles of an actor, in the order of the grants, as of leaf index `through`. */
export const rolesOf = (reads: TableReads, actor: string, through: number): readonly RoleHeld[] =>
  reads.select<RoleHeld>(SELECT_ROLES, { actor, through });

/** A role granted in a partnership, possibly revoked since. */
export interface RoleGranted extends RoleHeld {
  readonly actor: string;
  readonly partnership: string;
  /** Leaf index of the event that revoked it; null while it is held. */
  readonly until: number | null;
}

const SELECT_GRANTED = `
  SELECT actor, role, organisation, partnership, since, iif(until <= :through, until, NULL) AS until FROM role_held
  WHERE partnership IS NOT NULL AND since <= :through ORDER BY since
`;

/** Every role granted in a partnership, in log order, as of leaf index `through`. */
export const rolesGranted = (reads: TableReads, through: number): readonly RoleGranted[] =>
  reads.select<RoleGranted>(SELECT_GRANTED, { through });

const SELECT_PARTNERSHIPS = `
  SELECT DISTINCT partnership FROM role_held
  WHERE actor = :actor AND partnership > :after AND ${VALID_AS_OF} ORDER BY partnership LIMIT :limit
`;

/** Partnerships in which an actor has a role, by id, `limit` of them after the id `after`. */
export const partnershipsOfActor = (
  reads: TableReads,
  actor: string,
  { after, limit, through }: { readonly after: string; readonly limit: number; readonly through: number },
): readonly string[] =>
  reads
    .select<{ readonly partnership: string }>(SELECT_PARTNERSHIPS, { actor, after, limit, through })
    .map(({ partnership }) => partnership);

const SELECT_SECRETARIAT = `
  SELECT partnership FROM role_held
  WHERE actor = :actor AND role = 'secretariat' AND partnership IS NOT NULL AND ${VALID_AS_OF}
  ORDER BY partnership LIMIT 1
`;

/** A partnership whose secretariat the actor is, the first by id; undefined where there is none. */
export const secretariatOf = (reads: TableReads, actor: string, through: number): string | undefined =>
  reads.select<{ readonly partnership: string }>(SELECT_SECRETARIAT, { actor, through })[0]?.partnership;

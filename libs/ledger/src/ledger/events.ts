import { z } from 'zod';
import { roleGranted, roleRevoked } from '../access/events.ts';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { text } from '../text.ts';

/** An IANA time zone name. Whether the zone exists is for the caller to check: the domain has no time-zone table. */
export const zoneName = z
  .string()
  .max(64)
  .regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+){0,2}$/, 'a time zone such as Europe/Paris');

/** The ledger's first event: it fixes the time zone, and whether this is a demo, for life. */
export const ledgerOpened = defineEvent({
  type: 'LedgerOpened.v1',
  category: 'ledger',
  data: z.strictObject({ purpose: text(500), zone: zoneName, demo: z.boolean() }),
});

export const ledgerEvents = [ledgerOpened, roleGranted, roleRevoked] as const;
export type LedgerDecided = DecidedOf<typeof ledgerEvents>;
export type LedgerRecorded = RecordedOf<typeof ledgerEvents>;

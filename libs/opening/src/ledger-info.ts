import { randomUUID } from 'node:crypto';
import type { EventStore, NewEvent } from '@pacta/event-store';
import {
  eventCatalogue,
  isRefusal,
  LEDGER_STREAM,
  ledgerDecider,
  type LedgerCommand,
  type LedgerState,
} from '@pacta/ledger';
import type { Sealer } from '@pacta/sealing';
import { v5 } from 'uuid';
import { DEMO_ADMINISTRATOR } from './demo-actors.ts';
import { EXIT, StartFault } from '@pacta/process';
import { systemZone } from './ledger-calendar.ts';
import type { LedgerSettings } from './ledger-settings.ts';
import { ledgerPlace, placeInWords } from './ledger-store.ts';

/** Properties of a ledger that its first event fixes. */
export interface LedgerInfo {
  readonly purpose: string;
  /** IANA name. */
  readonly zone: string;
  readonly demo: boolean;
}

/** The actor that records a ledger's first events, for the machine's owner: a real ledger's first administrator. */
export const LEDGER_OWNER = 'ledger-owner';

const PURPOSES = { demo: 'Demo of Pacta. Nothing in here is a real record.', real: 'A Pacta ledger.' } as const;

/**
 * Recorded time of a demo ledger's first events. Command files set its clock to the past, and an as-of moment ends before
 * the first event recorded after it, so first events recorded today would hide that history.
 */
const DEMO_BEGINNING = '2000-01-01T00:00:00.000Z';

type LedgerStore = Pick<EventStore, 'append' | 'readStream'>;

/** Records the first events of an empty ledger: its purpose, zone and administrator, and whether it is a demo. */
export async function openNewLedger(
  store: LedgerStore,
  sealer: Pick<Sealer, 'seal'>,
  settings: LedgerSettings,
): Promise<void> {
  if ((await store.readStream(LEDGER_STREAM, { limit: 1 })).length > 0) return;
  const { demo, zone = systemZone() } = settings;
  const commandId = randomUUID();
  const at = demo ? DEMO_BEGINNING : new Date().toISOString();
  const by = { actor: LEDGER_OWNER, commandId, at, today: at.slice(0, 10) };
  const opened = decided(
    { name: 'openLedger', data: { purpose: demo ? PURPOSES.demo : PURPOSES.real, zone, demo }, by },
    ledgerDecider.initialState,
  );
  const state: LedgerState = { ...ledgerDecider.initialState, opened: { purpose: '', zone, demo } };
  const actor = demo ? DEMO_ADMINISTRATOR : LEDGER_OWNER;
  const granted = decided({ name: 'grantRole', data: { actor, role: 'administrator' }, by }, state);
  const events = [...opened, ...granted].map(({ type, data }, index): NewEvent => {
    const eventId = v5(String(index), commandId);
    const metadata = { actor: LEDGER_OWNER, commandId, recordedAt: at };
    const marks = eventCatalogue.get(type)?.seals(data) ?? [];
    return { eventId, type, ...sealer.seal({ eventId, type, stream: LEDGER_STREAM, data, metadata }, marks) };
  });
  await store.append(LEDGER_STREAM, 'none', events);
}

function decided(
  command: LedgerCommand,
  state: LedgerState,
): readonly { readonly type: string; readonly data: unknown }[] {
  const outcome = ledgerDecider.decide(command, state, {});
  if (isRefusal(outcome)) throw new Error(outcome.detail);
  return outcome;
}

/** Reads the ledger's first event, and refuses settings that contradict it. @throws StartFault */
export async function ledgerInfo(store: Pick<EventStore, 'readStream'>, settings: LedgerSettings): Promise<LedgerInfo> {
  const { zone, demo } = settings;
  const where = placeInWords(ledgerPlace(settings));
  const [first] = await store.readStream(LEDGER_STREAM, { limit: 1 });
  const { opened } =
    first === undefined ? ledgerDecider.initialState : ledgerDecider.evolve(ledgerDecider.initialState, first);
  if (opened === undefined)
    throw new StartFault(
      'empty-ledger',
      `The ledger in ${where} has no first event yet: start the service on it once.`,
      EXIT.notFound,
    );
  if (demo && !opened.demo)
    throw new StartFault(
      'real-ledger',
      `PACTA_DEMO is 1, but the ledger in ${where} is a real one and takes no demo identities: unset PACTA_DEMO, or name another PACTA_LEDGER.`,
      EXIT.usage,
    );
  if (zone !== undefined && zone !== opened.zone)
    throw new StartFault(
      'zone-fixed',
      `PACTA_ZONE is ${zone}, but the ledger in ${where} was opened in ${opened.zone}, for good: unset PACTA_ZONE or correct it.`,
      EXIT.usage,
    );
  return opened;
}

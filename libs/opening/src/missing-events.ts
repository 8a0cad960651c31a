import { randomUUID } from 'node:crypto';
import type { EventStore } from '@pacta/event-store';
import { LastSigned, LedgerHead, logOrigin } from '@pacta/integrity';
import { eventCatalogue, isRefusal, LEDGER_STREAM, ledgerDecider } from '@pacta/ledger';
import { StartFault } from '@pacta/process';
import { discardReadModelFile, eventsBeyondEnd } from '@pacta/read-models';
import type { KeyFolder, Sealer } from '@pacta/sealing';
import { v5 } from 'uuid';
import { DEMO_ADMINISTRATOR } from './demo-actors.ts';
import { LEDGER_OWNER } from './ledger-info.ts';
import { placeInWords, type LedgerPlace } from './ledger-store.ts';
import { readModelFile } from './projection-set.ts';

/** Events that a ledger had, by what was signed or made from them, and no longer has. */
export interface MissingEvents {
  /** How many events there were. */
  readonly events: number;
  /** Root over them, lower-case hex, where a signature says it. */
  readonly root?: string;
  /** How many there are now. */
  readonly left: number;
  readonly said: 'signed' | 'read models';
}

export interface LedgerToCheck {
  readonly store: EventStore;
  readonly keys: KeyFolder;
  readonly place: LedgerPlace;
}

/**
 * Whether the ledger is shorter than the checkpoint signed last, or than what its read models were made from: it was put
 * back to an earlier state, which shows in nothing else. A loss that the ledger has accepted is none. On KurrentDB, whose
 * tokens don't count events, a shorter log of the same ledger shows only where read models reach beyond it.
 * @throws KeyFolderError, StoreUnavailable
 */
export async function missingEvents({ store, keys, place }: LedgerToCheck): Promise<MissingEvents | undefined> {
  const last = await new LastSigned(keys, new LedgerHead(store)).read();
  const left = await eventsIn(store, place);
  if (last !== undefined && ((await logOrigin(store)) !== last.origin || BigInt(left ?? last.size) < last.size))
    return {
      events: Number(last.size),
      root: Buffer.from(last.root).toString('hex'),
      left: left ?? (await counted(store)),
      said: 'signed',
    };
  const beyond = await eventsBeyondEnd(readModelFile(place.ledger), store);
  return beyond === undefined
    ? undefined
    : { events: beyond, left: left ?? (await counted(store)), said: 'read models' };
}

/** Undefined where only reading the whole log would tell. */
async function eventsIn(store: EventStore, { kurrentdb }: LedgerPlace): Promise<number | undefined> {
  return kurrentdb === undefined ? Number((await store.head()) ?? 0) : undefined;
}

async function counted(store: EventStore): Promise<number> {
  let events = 0;
  for await (const page of store.readAll()) events += page.length;
  return events;
}

export const missingEventsFault = ({ events, left, said }: MissingEvents, place: LedgerPlace): StartFault =>
  new StartFault(
    'events-missing',
    `The ledger in ${placeInWords(place)} has ${left} events, and ${
      said === 'signed' ? `${events} were signed for` : `its read models were made from ${events}`
    }: put the newer copy back, or start the service once with --accept-loss to go on without the missing events, which is recorded.`,
  );

/** Records that the ledger goes on without these events. */
export async function acceptLoss(
  { store, place }: Pick<LedgerToCheck, 'store' | 'place'>,
  sealer: Pick<Sealer, 'seal'>,
  { events, root, left }: MissingEvents,
): Promise<void> {
  // Rows made from lost events say nothing more, and would show the same loss again.
  discardReadModelFile(readModelFile(place.ledger));
  const past = await store.readStream(LEDGER_STREAM, {});
  const state = past.reduce((folded, event) => ledgerDecider.evolve(folded, event), ledgerDecider.initialState);
  const commandId = randomUUID();
  const demo = state.opened?.demo === true;
  const at = demo ? await latestIn(store) : new Date().toISOString();
  const actor = demo ? DEMO_ADMINISTRATOR : LEDGER_OWNER;
  const by = { actor, commandId, at, today: at.slice(0, 10) };
  const decided = ledgerDecider.decide({ name: 'acceptLoss', data: { events, root, left }, by }, state, {});
  if (isRefusal(decided)) throw new Error(decided.detail);
  const made = decided.map(({ type, data }, index) => {
    const eventId = v5(String(index), commandId);
    const metadata = { actor, commandId, recordedAt: at };
    const marks = eventCatalogue.get(type)?.seals(data) ?? [];
    return { eventId, type, ...sealer.seal({ eventId, type, stream: LEDGER_STREAM, data, metadata }, marks) };
  });
  await store.append(LEDGER_STREAM, past.at(-1)?.revision ?? 'none', made);
}

/** A demo's events are dated by its clock: when the last event was recorded. */
async function latestIn(store: EventStore): Promise<string> {
  const from = await store.head();
  for await (const page of store.readAll({ ...(from && { from }), pageSize: 1 }))
    for (const { metadata } of page) return metadata.recordedAt;
  return new Date().toISOString();
}

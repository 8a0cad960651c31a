import {
  createCommandRunner,
  createReportRecorder,
  StreamTurns,
  type CommandRunner,
  type EventStore,
  type ReportRecorder,
} from '@pacta/event-store';
import { eventCatalogue } from '@pacta/ledger';
import { startReactions, type LogLine } from '@pacta/read-models';
import type { KeyFolder, Sealer } from '@pacta/sealing';
import { withStartFaults } from './with-start-faults.ts';
import { ledgerIntegrity, type LedgerIntegrity } from './ledger-integrity.ts';
import { calendarOf } from './ledger-calendar.ts';
import type { LedgerInfo } from './ledger-info.ts';
import { followLedger, type LedgerProjections } from './ledger-projections.ts';
import type { LedgerSettings } from './ledger-settings.ts';
import type { LedgerPlace } from './ledger-store.ts';
import { openingDiscrepancies, reactionFile, REACTIONS } from './reactions.ts';
import { signingKeyOf, type SigningKey } from './signing-key.ts';
import { openStoreAndKeys } from './store-and-keys.ts';
import { systemClock } from './system-clock.ts';
import { tracedStore } from './traced-store.ts';
import { isTracing } from './tracing.ts';
import { witnessPolicy } from './witness-policy.ts';

/** An open ledger: its store, keys, rules and read models. */
export interface OpenLedger extends Omit<LedgerProjections, 'close'> {
  readonly info: LedgerInfo;
  readonly place: LedgerPlace;
  readonly store: EventStore;
  /** Warnings about the store, one sentence each. */
  readonly warnings: readonly string[];
  readonly keys: KeyFolder;
  readonly sealer: Sealer;
  readonly runner: CommandRunner;
  /** Records what published files report. */
  readonly reports: ReportRecorder;
  /** Its tree, checkpoints and signing keys. */
  readonly integrity: LedgerIntegrity;
  /** The calendar day (YYYY-MM-DD) of an instant in the ledger's zone. */
  readonly dayOf: (instant: string) => string;
  /** The operator's log. */
  readonly log: LogLine;
  /**
   * Signs and verifies this ledger's own tokens. @throws KeyFolderError where it was opened for reading and has no key
   * yet
   */
  readonly signingKey: () => SigningKey;
  /** Stops the projector and closes the store. May be called again. */
  close(): Promise<void>;
}

export interface OpenLedgerOptions {
  /**
   * True holds the ledger for this process and creates a missing one; false only reads it, also while another process
   * holds it.
   */
  readonly write: boolean;
  /** True for a service: long work runs in worker threads. */
  readonly threads?: boolean;
  /** True goes on without events that are gone (see missing-events.ts), and records that. */
  readonly acceptLoss?: boolean;
  readonly log?: LogLine;
}

/** Longest span of an event's way into the read models, in milliseconds. */
const TRACED_FOR = 30_000;

/** Opens the ledger that the settings name. @throws StartFault with an exit code */
export async function openLedger(
  settings: LedgerSettings,
  { write, threads = false, acceptLoss, log }: OpenLedgerOptions,
): Promise<OpenLedger> {
  return withStartFaults(async () => {
    const { place, store, embedded, warnings, keys, sealer, info } = await openStoreAndKeys(settings, {
      write,
      acceptLoss,
    });
    const { ledger: folder } = place;
    /** What to close in the end, in order of opening. */
    const opened: (() => Promise<void>)[] = [() => store.close()];
    const closeAll = async (): Promise<void> => {
      for (const close of opened.toReversed()) await close();
    };
    try {
      const witnesses = settings.policy === undefined ? undefined : witnessPolicy(settings.policy);
      const dayOf = calendarOf(info.zone);
      const written = isTracing()
        ? tracedStore(store, (token) => projections.projector.waitFor(token, TRACED_FOR))
        : store;
      const writing = {
        store: written,
        sealer,
        catalogue: eventCatalogue,
        clock: systemClock(),
        turns: new StreamTurns(),
      };
      const runner = createCommandRunner({ ...writing, dayOf });
      const reports = createReportRecorder(writing);
      const projections = followLedger({ store, embedded, place, write, threads, log });
      opened.push(() => projections.close());
      const { projector } = projections;
      const say = log ?? (() => undefined);
      const integrity = await ledgerIntegrity({ store, keys, projector, witnesses, log: say });
      // A command line that writes leaves reactions to the next service: they do not depend on time, so none is lost.
      const reactions = startReactions({
        store,
        // An append that checked what it was based on can't have been overtaken (ADR 26).
        backlogOnly: store.checksBasis,
        reactions: write && threads ? REACTIONS : [],
        act: openingDiscrepancies(runner, say),
        file: reactionFile(folder),
        log: say,
      });
      opened.push(() => reactions.stop());
      let signingKey: SigningKey | undefined;
      let closing: Promise<void> | undefined;
      return {
        info,
        place,
        store,
        warnings,
        keys,
        sealer,
        runner,
        reports,
        ...projections,
        integrity,
        dayOf,
        log: say,
        signingKey: () => (signingKey ??= signingKeyOf(keys)),
        close: () => (closing ??= closeAll()),
      };
    } catch (fault) {
      await closeAll();
      throw fault;
    }
  });
}

import type { EventStore } from '@pacta/event-store';
import { LastSigned, LedgerHead, LogVerification, logOrigin, openLogKeys } from '@pacta/integrity';
import { eventCatalogue } from '@pacta/ledger';
import { parsePolicy } from '@pacta/proof';
import { verifyLedger, type VerifyCheck, type VerifyReport } from '@pacta/read-models';
import { openKeyFolder, type KeyFolder } from '@pacta/sealing';
import { filesCheck } from './checked-files.ts';
import { contentsInThread } from './contents-thread.ts';
import { eventSalts } from './event-salts.ts';
import { withStartFaults } from './with-start-faults.ts';
import { EXIT, StartFault } from '@pacta/process';
import { openLedgerStore, type LedgerPlace } from './ledger-store.ts';
import { projectionSet, readModelFile } from './projection-set.ts';

export interface VerifyAgainst {
  /** Text of an older checkpoint of the ledger, or of a proof that holds one. */
  readonly against?: string;
  /** Text of a policy whose witnesses are asked for the checkpoints that they cosigned. */
  readonly policy?: string;
  /** Storage and tree only: neither the events' contents nor the read models. */
  readonly quick?: boolean;
}

/**
 * Every check of a ledger on this machine: stored events, log index, tree, checkpoints, read models against a rebuild.
 * Reads only, also while another process holds the ledger.
 * @throws StartFault where there is no ledger at all
 */
export function verifyPlace(place: LedgerPlace, more: VerifyAgainst = {}): Promise<VerifyReport> {
  return withStartFaults(async () => {
    const { ledger: folder } = place;
    const { store, verifyStorage: storage } = await openLedgerStore(place, { write: false });
    try {
      const keys = openKeyFolder(place.keys, { ledgerFolder: folder, readOnly: true });
      const tree = await logVerification(store, keys, more);
      const report = await verifyLedger({
        store,
        ...projectionSet(),
        file: readModelFile(folder),
        catalogue: eventCatalogue,
        saltOf: eventSalts(place),
        storage,
        contents: contentsInThread(place),
        quick: more.quick === true,
        ...(tree === undefined ? {} : { tree }),
      });
      return withMore(report, await beginningCheck(store), filesCheck(place, more.quick === true));
    } finally {
      await store.close();
    }
  });
}

/** A ledger begins with the event that opens it: a store of no event is none, however sound. */
async function beginningCheck(store: EventStore): Promise<VerifyCheck> {
  const name = 'beginning';
  try {
    const ok = (await store.head()) !== undefined;
    return {
      name,
      ok,
      detail: ok ? 'the ledger has a first event' : 'there is no event: a ledger of no event is no ledger',
    };
  } catch (fault) {
    return { name, ok: true, detail: `not checked: ${sentenceOf(fault)}` };
  }
}

function withMore(report: VerifyReport, ...more: readonly VerifyCheck[]): VerifyReport {
  const failed = more.find(({ ok }) => !ok);
  const why = failed && { position: null, stream: null, revision: null, eventId: null, why: failed.detail };
  return {
    ...report,
    ok: report.ok && failed === undefined,
    checks: [...report.checks, ...more],
    firstBad: report.firstBad ?? why ?? null,
  };
}

/** Undefined where the ledger's first event can't be read; other checks report that. */
async function logVerification(
  store: EventStore,
  keyFolder: KeyFolder,
  { against, policy: policyText }: VerifyAgainst,
): Promise<LogVerification | undefined> {
  const policy = policyText === undefined ? undefined : parsePolicy(policyText);
  if (policy?.ok === false)
    throw new StartFault('wrong-policy', `The policy is not one: ${policy.reason}.`, EXIT.wrongInput);
  const origin = await logOrigin(store).catch(() => undefined);
  if (origin === undefined) return undefined;
  const keys = await verifierKeys(store, keyFolder, origin);
  const lastSigned = await new LastSigned(keyFolder, new LedgerHead(store)).read().catch(sentenceOf);
  return LogVerification.over({
    checkpoints: store.checkpoints,
    origin,
    keys,
    lastSigned,
    against,
    policy: policy?.policy,
  });
}

const sentenceOf = (fault: unknown): string => (fault instanceof Error ? fault.message : String(fault));

/** Undefined where the keys are missing, or the stream that counts them can't be read. */
async function verifierKeys(
  store: EventStore,
  keyFolder: KeyFolder,
  origin: string,
): Promise<readonly string[] | undefined> {
  try {
    const present = await new LedgerHead(store).keyNumber();
    const keys = openLogKeys(keyFolder, origin);
    return Array.from({ length: present }, (_, index) => keys.verifierKey(index + 1));
  } catch {
    return undefined;
  }
}

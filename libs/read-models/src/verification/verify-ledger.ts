import type { EventStore, LeavesListener, ReadFilter } from '@pacta/event-store';
import type { EventDefinition } from '@pacta/ledger';
import { sentenceOf } from '../engine/log-line.ts';
import type { ProjectionSet } from '../engine/projection-set.ts';
import { openIndex, verifyContents, type ContentsToVerify, type ContentsVerified } from './verify-contents.ts';
import { verifyProjections } from './verify-projections.ts';
import {
  earliest,
  notChecked,
  NOWHERE,
  type LedgerFinding,
  type VerifyCheck,
  type VerifyReport,
} from './verify-report.ts';
import { LogIndexReading } from './log-index-reading.ts';

/** The result of a part of verification. */
export interface PartVerified {
  readonly checks: readonly VerifyCheck[];
  readonly firstBad: LedgerFinding | undefined;
}

/** The result of the store's own verification. */
export interface StorageVerified extends PartVerified {
  /** Events that could be read. */
  readonly events: number;
}

export interface VerifyLedgerOptions extends Omit<ProjectionSet, 'knownTypes'> {
  readonly store: EventStore;
  /** Path of `read-models.db`, which may be absent. */
  readonly file: string;
  readonly catalogue: ReadonlyMap<string, EventDefinition>;
  readonly filter?: ReadFilter;
  /**
   * The store's own checks, where it has any. `expected` is the log index: it names events that can't be read, and
   * knows how many there should be. `onLeaves` must get the hash of every leaf.
   */
  readonly storage?: (index: {
    readonly expected?: LogIndexReading['expected'];
    readonly expectedHashes?: (from: number, to: number) => Uint8Array;
    readonly expectedCount?: number;
    readonly onLeaves: LeavesListener;
  }) => Promise<StorageVerified>;
  /** Checks of the tree and its signatures: gets every readable leaf in order, then is asked for the result. */
  readonly tree?: {
    leaves: LeavesListener;
    checks(): Promise<PartVerified>;
  };
  /** The salt that the ledger's secret gives an event; undefined where the secret is not at hand. */
  readonly saltOf?: ContentsToVerify['saltOf'];
  /** Storage and tree only: neither event contents nor projections. */
  readonly quick?: boolean;
  /** Runs `verifyContents`, for instance in a thread of its own; by default it runs here. */
  readonly contents?: (options: ContentsToVerify) => Promise<ContentsVerified>;
}

/**
 * All checks: storage, the tree and its signatures, event contents, and projections against a rebuild. Damage is a
 * finding, never an exception.
 */
export async function verifyLedger(options: VerifyLedgerOptions): Promise<VerifyReport> {
  // Side by side: none rests on what another finds, and neither is busy on every core all the time.
  const [storage, read] = await Promise.all([
    storageChecks(options),
    options.quick === true ? LEFT_OUT : readAgain(options),
  ]);
  const tree = await treeChecks(options, storage);
  const checks = [storage, read, tree].flatMap((part) => part.checks);
  // A faulty event makes the projections differ too, perhaps at another position: the cause is listed before its
  // consequences.
  const firstBad = earliest([storage.firstBad, read.firstBad]) ?? tree.firstBad ?? read.differing ?? null;
  return { ok: checks.every(({ ok }) => ok), events: read.events ?? storage.events, checks, firstBad };
}

/** The result of the second pass over the events: their contents, and the projections. */
interface ReadAgain extends PartVerified {
  readonly events: number | undefined;
  /** The first event whose projections differ. */
  readonly differing: LedgerFinding | undefined;
}

async function readAgain(options: VerifyLedgerOptions): Promise<ReadAgain> {
  const { store, file, catalogue, filter, saltOf, tree, storage, contents: verify = verifyContents } = options;
  const onLeaves: LeavesListener = (first, hashes) => tree?.leaves(first, hashes);
  const [contents, projections] = await Promise.all([
    verify({ store, file, catalogue, saltOf, ...(filter && { filter }), ...(storage === undefined && { onLeaves }) }),
    verifyProjections({ ...options, knownTypes: catalogue.keys() }),
  ]);
  return {
    events: contents.events,
    checks: [...contents.checks, projections.check],
    firstBad: contents.firstBad,
    differing: projections.firstBad,
  };
}

const LEFT_OUT: ReadAgain = {
  events: undefined,
  checks: ['readable', 'catalogue', 'metadata', 'salts', 'clock', 'log index', 'stream heads', 'projections'].map(
    (name) => notChecked(name, 'a quick verification leaves it out'),
  ),
  firstBad: undefined,
  differing: undefined,
};

async function storageChecks(options: VerifyLedgerOptions): Promise<StorageVerified & { readonly failed?: boolean }> {
  const { storage, tree } = options;
  if (storage === undefined)
    return { checks: [notChecked('storage', 'this store has no check of its own')], firstBad: undefined, events: 0 };
  const index = openIndex(options.file);
  try {
    const known =
      index instanceof LogIndexReading
        ? {
            expected: index.expected.bind(index),
            expectedHashes: index.hashes.bind(index),
            expectedCount: index.events,
          }
        : {};
    return await storage({ ...known, onLeaves: (first, hashes) => tree?.leaves(first, hashes) });
  } catch (fault) {
    const why = `the stored events can't be checked: ${sentenceOf(fault)}`;
    const checks = [{ name: 'storage', ok: false, detail: why }];
    return { checks, firstBad: { ...NOWHERE, why }, events: 0, failed: true };
  } finally {
    if (index instanceof LogIndexReading) index.close();
  }
}

async function treeChecks(
  { tree }: VerifyLedgerOptions,
  { failed }: { readonly failed?: boolean },
): Promise<PartVerified> {
  const why = 'whether the whole ledger was put back to an earlier state needs an older checkpoint or a witness';
  if (tree === undefined) return { checks: [notChecked('roll-back', why)], firstBad: undefined };
  // Without all leaves the tree can't be computed.
  if (failed === true)
    return { checks: [notChecked('tree', 'the stored events can\u2019t be read')], firstBad: undefined };
  return tree.checks();
}

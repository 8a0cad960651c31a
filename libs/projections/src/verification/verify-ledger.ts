import { existsSync } from 'node:fs';
import type { EventStore, ReadFilter, StoredEvent } from '@pacta/event-store';
import type { EventDefinition } from '@pacta/ledger';
import { leafDigest } from '../leaf-digest.ts';
import { sentenceOf } from '../log-line.ts';
import type { LogRow } from '../log-row.ts';
import type { ProjectionSet } from '../projection-set.ts';
import { openReadModels } from '../read-models.ts';
import { contentFault, metadataFault } from './event-fault.ts';
import { indexFault } from './index-fault.ts';
import { verifyProjections } from './verify-projections.ts';
import {
  Findings,
  isEarlier,
  notChecked,
  type LedgerFinding,
  type VerifyCheck,
  type VerifyReport,
} from './verify-report.ts';
import { LogIndexReading } from './log-index-reading.ts';
import { walkLedger } from './walk-ledger.ts';

/** What the store's own verification answers. */
export interface StorageVerified {
  readonly checks: readonly VerifyCheck[];
  readonly firstBad: LedgerFinding | undefined;
}

export interface VerifyLedgerOptions extends Omit<ProjectionSet, 'knownTypes'> {
  readonly store: EventStore;
  /** Path of `read-models.db`; it need not be there. */
  readonly file: string;
  readonly catalogue: ReadonlyMap<string, EventDefinition>;
  readonly filter?: ReadFilter;
  /**
   * The store's own checks of what it keeps, where it has any. `expected` is the log index: it names events that can't be
   * read any more, and tells how many there should be.
   */
  readonly storage?: (index: {
    readonly expected?: (position: number) => LogRow | undefined;
    readonly expectedCount?: number;
  }) => Promise<StorageVerified>;
  /** Checks of the tree and of what was signed for it: given every leaf that can be read, in order, then asked. */
  readonly tree?: {
    leaf(position: number, leafHash: Uint8Array): void;
    checks(): Promise<StorageVerified>;
  };
}

/**
 * Every check: storage, events against the catalogue, metadata, the log index against the stored leaves, the tree and what
 * was signed for it, and projections against a rebuild. Damage is a finding, never an exception.
 */
export async function verifyLedger(options: VerifyLedgerOptions): Promise<VerifyReport> {
  const index = openIndex(options.file);
  try {
    const storage = await storageChecks(options, index);
    const walked = await walk(options, index);
    const tree = (await options.tree?.checks()) ?? { checks: [ROLL_BACK], firstBad: undefined };
    const projections = await verifyProjections({ ...options, knownTypes: options.catalogue.keys() });
    const checks = [...storage.checks, ...walked.checks, projections.check, ...tree.checks];
    // A bad event makes the projections differ too, and perhaps at another place: it is named before what follows from it.
    const firstBad = earliest([storage.firstBad, ...walked.firsts]) ?? tree.firstBad ?? projections.firstBad ?? null;
    return { ok: checks.every(({ ok }) => ok), events: walked.events, checks, firstBad };
  } finally {
    if (index instanceof LogIndexReading) index.models.close();
  }
}

const earliest = (findings: readonly (LedgerFinding | undefined)[]): LedgerFinding | undefined =>
  findings.reduce(
    (first, each) => (first === undefined || (each !== undefined && isEarlier(each, first)) ? each : first),
    undefined,
  );

const ROLL_BACK = notChecked(
  'roll-back',
  'whether the whole ledger was put back to an earlier state needs an older checkpoint or a witness',
);

async function storageChecks(options: VerifyLedgerOptions, index: LogIndexReading | string): Promise<StorageVerified> {
  if (options.storage === undefined)
    return { checks: [notChecked('storage', 'this store has no check of its own')], firstBad: undefined };
  const known =
    index instanceof LogIndexReading
      ? { expected: (position: number) => index.at(position), expectedCount: index.events }
      : {};
  try {
    return await options.storage(known);
  } catch (fault) {
    const why = `the stored events can't be checked: ${sentenceOf(fault)}`;
    return { checks: [{ name: 'storage', ok: false, detail: why }], firstBad: { ...NOWHERE, why } };
  }
}

function openIndex(file: string): LogIndexReading | string {
  if (!existsSync(file)) return 'there are no read models; they are built at the next start';
  try {
    return new LogIndexReading(openReadModels(file));
  } catch (fault) {
    return `the read models can't be read: ${sentenceOf(fault)}`;
  }
}

interface LedgerWalked {
  readonly events: number;
  readonly checks: readonly VerifyCheck[];
  readonly firsts: readonly (LedgerFinding | undefined)[];
}

async function walk(
  { store, catalogue, filter, tree }: VerifyLedgerOptions,
  index: LogIndexReading | string,
): Promise<LedgerWalked> {
  const [readable, content, metadata, indexed] = [new Findings(), new Findings(), new Findings(), new Findings()];
  const rowAt = (position: number): LogRow | undefined =>
    index instanceof LogIndexReading ? index.at(position) : undefined;
  let events = 0;
  let newer = 0;
  for await (const { position, ...step } of walkLedger(store, (at) => rowAt(at)?.token, filter)) {
    const row = rowAt(position);
    if (step.event === undefined) {
      const rest = step.last ? '; what follows was not read' : '';
      readable.add({ ...placeOf(row), position, why: `the event can't be read: ${step.why}${rest}` });
      continue;
    }
    events += 1;
    const { event } = step;
    const leafHash = leafDigest(event.leaf);
    tree?.leaf(position, leafHash);
    note(content, position, event, contentFault(event, catalogue));
    note(metadata, position, event, metadataFault(event));
    if (row !== undefined) note(indexed, position, event, indexFault(event, leafHash, row));
    else if (index instanceof LogIndexReading && position < index.events)
      note(indexed, position, event, index.damage ?? 'the log index lacks it');
    else newer += 1;
  }
  addCutTail(indexed, index, events + readable.count);
  const outcome = [readable, content, metadata, indexed].map(({ first }) => first);
  return {
    events,
    checks: [
      readable.asCheck('readable', `all ${events} events can be read, in order`),
      content.asCheck('catalogue', 'every event is of a known type and its data fits it'),
      metadata.asCheck('metadata', 'every event says who recorded it, by which command and when'),
      indexCheck(indexed, index, newer),
    ],
    firsts: outcome,
  };
}

/** Events that the log index names and the store no longer has. */
function addCutTail(findings: Findings, index: LogIndexReading | string, stored: number): void {
  if (!(index instanceof LogIndexReading) || stored >= index.events) return;
  const why = `the log index names ${index.events} events, the store ends after ${stored}`;
  findings.add({ ...placeOf(index.at(stored)), position: stored, why });
}

function indexCheck(findings: Findings, index: LogIndexReading | string, newer: number): VerifyCheck {
  const name = 'log index';
  if (typeof index === 'string') return notChecked(name, index);
  const rest = newer === 0 ? '' : `; ${newer} newer events are not indexed yet`;
  return findings.asCheck(name, `its ${index.events} rows and leaf hashes are those of the stored events${rest}`);
}

function note(
  findings: Findings,
  position: number,
  { stream, revision, eventId }: StoredEvent,
  why: string | undefined,
): void {
  if (why !== undefined) findings.add({ position, stream, revision, eventId, why });
}

const NOWHERE: Omit<LedgerFinding, 'why'> = { position: null, stream: null, revision: null, eventId: null };

const placeOf = (row: LogRow | undefined): Omit<LedgerFinding, 'why'> =>
  row === undefined
    ? NOWHERE
    : { position: row.position, stream: row.stream, revision: row.revision, eventId: row.eventId };

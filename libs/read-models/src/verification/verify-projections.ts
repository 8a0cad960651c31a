import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { isAfter, type EventStore, type HashedEvent, type Token } from '@pacta/event-store';
import { readCheckpoints, type Checkpoint } from '../engine/checkpoints.ts';
import { noLog, sentenceOf } from '../engine/log-line.ts';
import { openSession, type ProjectionSession, type ProjectionSet } from '../engine/projection-set.ts';
import { discardReadModelFile, openReadModelFile, openReadModelFileReadOnly } from '../engine/read-model-file.ts';
import { compareProjection } from './compare-projection.ts';
import { Findings, notChecked, NOWHERE, type LedgerFinding, type VerifyCheck } from './verify-report.ts';

export interface VerifyProjectionsOptions extends ProjectionSet {
  readonly store: EventStore;
  /** Path of the live `read-models.db`; it is only read, and may be in use. */
  readonly file: string;
}

export interface ProjectionsVerified {
  readonly check: VerifyCheck;
  readonly firstBad: LedgerFinding | undefined;
}

const NAME = 'projections';
const PAGE_SIZE = 2_000;
/** With more events than this the rebuild uses a temporary file instead of memory. */
const MOST_IN_MEMORY = 50_000;

/**
 * Applies the log again from zero to separate read models, up to the checkpoint of the live ones, and compares row by
 * row, byte for byte. Damage is a finding; never throws.
 */
export async function verifyProjections(options: VerifyProjectionsOptions): Promise<ProjectionsVerified> {
  const { file } = options;
  if (!existsSync(file)) return skipped('there are no read models; they are built at the next start');
  const findings = new Findings();
  const scratch = { file: ':memory:' };
  let live: Database | undefined;
  let session: ProjectionSession | undefined;
  try {
    live = openReadModelFileReadOnly(file);
    live.exec('BEGIN');
    for (const { integrity_check: complaint } of live.pragma('integrity_check') as {
      readonly integrity_check: string;
    }[]) {
      if (complaint !== 'ok') findings.add({ ...NOWHERE, why: `SQLite says of the read models: ${complaint}` });
    }
    const checkpoints = readCheckpoints(live);
    const events = Math.max(0, ...[...checkpoints.values()].map((checkpoint) => checkpoint.events));
    if (events > MOST_IN_MEMORY) scratch.file = `${file}.verify-${randomUUID()}`;
    session = openSession(openReadModelFile(scratch.file, noLog), options);
    session.applier.prepare();
    const skippedNames = await compareAll(options, { live, session, checkpoints, findings });
    const rest = skippedNames.length === 0 ? '' : `; not checked: ${skippedNames.join(', ')}, made by another version`;
    const detail = `all rows folded again from ${events} events equal the live ones${rest}`;
    return { check: findings.asCheck(NAME, detail), firstBad: findings.first };
  } catch (fault) {
    findings.add({ ...NOWHERE, why: `the read models could not be compared: ${sentenceOf(fault)}` });
    return { check: findings.asCheck(NAME, ''), firstBad: findings.first };
  } finally {
    live?.close();
    session?.db.close();
    if (scratch.file !== ':memory:') discardReadModelFile(scratch.file);
  }
}

interface Comparison {
  readonly live: Database;
  readonly session: ProjectionSession;
  readonly checkpoints: ReadonlyMap<string, Checkpoint>;
  readonly findings: Findings;
}

/** Returns the names of the projections that could not be compared. */
async function compareAll(options: VerifyProjectionsOptions, comparison: Comparison): Promise<readonly string[]> {
  const { live, session, checkpoints, findings } = comparison;
  const comparable = session.projections.filter(({ name, version }) => checkpoints.get(name)?.version === version);
  const log = new LogPages(options);
  const byToken = comparable.toSorted((left, right) =>
    compareTokens(tokenOf(checkpoints, left.name), tokenOf(checkpoints, right.name)),
  );
  for (const { name } of byToken) {
    const token = tokenOf(checkpoints, name);
    if (token !== undefined) await log.applyThrough(session, token);
    const { events } = session.applier.progressOf(name);
    const checkpoint = checkpoints.get(name);
    if (
      checkpoint !== undefined &&
      (checkpoint.events !== events || checkpoint.token !== session.applier.progressOf(name).token)
    ) {
      const why = `the projection ${name} has taken in ${checkpoint.events} events, the log has ${events} up to there`;
      findings.add({ ...NOWHERE, position: Math.min(events, checkpoint.events), why });
    }
    for (const finding of compareProjection(
      live,
      session.db,
      name,
      session.tables.find((table) => table.name === name)?.sqlTable,
    ))
      findings.add(finding);
  }
  return session.projections.filter((each) => !comparable.includes(each)).map(({ name }) => name);
}

/** Reads the log once, and applies it in steps that end exactly at the given tokens. */
class LogPages {
  readonly #pages: AsyncIterator<readonly HashedEvent[]>;
  #waiting: readonly HashedEvent[] = [];

  constructor({ store }: VerifyProjectionsOptions) {
    this.#pages = store.readHashed({ pageSize: PAGE_SIZE })[Symbol.asyncIterator]();
  }

  async applyThrough({ applier }: ProjectionSession, token: Token): Promise<void> {
    for (;;) {
      const beyond = this.#waiting.findIndex((event) => isAfter(event.token, token));
      const within = beyond < 0 ? this.#waiting : this.#waiting.slice(0, beyond);
      if (within.length > 0) applier.apply(within);
      this.#waiting = this.#waiting.slice(within.length);
      if (beyond >= 0) return;
      const next = await this.#pages.next();
      if (next.done === true) return;
      this.#waiting = next.value;
    }
  }
}

const tokenOf = (checkpoints: ReadonlyMap<string, Checkpoint>, name: string): Token | undefined =>
  checkpoints.get(name)?.token;

const compareTokens = (left: Token | undefined, right: Token | undefined): number => {
  const [a, b] = [BigInt(left ?? -1), BigInt(right ?? -1)];
  return a < b ? -1 : a > b ? 1 : 0;
};

const skipped = (why: string): ProjectionsVerified => ({ check: notChecked(NAME, why), firstBad: undefined });

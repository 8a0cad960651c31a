import Database from 'better-sqlite3';
import {
  cosigner,
  decideAddCheckpoint,
  signatureLine,
  type Ed25519Signer,
  type VerifierKey,
  type WitnessedHead,
} from '@pacta/proof';

export interface WitnessOptions {
  /** File with the last cosigned checkpoint of each log; created (0600, with its folder) where it is missing. */
  readonly file: string;
  /** The name of its key, such as `red-cross.example/witness`. */
  readonly name: string;
  readonly signer: Ed25519Signer;
  /** The keys of the logs that it witnesses, each named by its log's origin. */
  readonly logs: readonly VerifierKey[];
  /** Seconds since 1970. */
  readonly now?: () => bigint;
}

export interface WitnessResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

const CREATE = `CREATE TABLE IF NOT EXISTS head (
  origin TEXT PRIMARY KEY,
  size TEXT NOT NULL,
  root BLOB NOT NULL CHECK (length(root) = 32)
) STRICT`;
const LATEST = 'SELECT size, root FROM head WHERE origin = ?';
const KEEP = `INSERT INTO head (origin, size, root) VALUES (?, ?, ?)
  ON CONFLICT (origin) DO UPDATE SET size = excluded.size, root = excluded.root`;

/**
 * A witness of other logs (C2SP tlog-witness): it cosigns a checkpoint only where the log is consistent with what it
 * cosigned before. The checkpoint is synced to disk before the response, and processes that share a file are
 * serialized.
 */
export class Witness {
  readonly #options: WitnessOptions;
  readonly #db: Database.Database;

  constructor(options: WitnessOptions) {
    this.#options = options;
    this.#db = new Database(options.file, { timeout: 5_000 });
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = FULL');
    this.#db.exec(CREATE);
  }

  /** The response to the body of a `POST /add-checkpoint`. */
  answer(body: string | Uint8Array): WitnessResponse {
    const { logs, name, signer, now = clock } = this.#options;
    const decided = this.#db
      .transaction(() => {
        const verdict = decideAddCheckpoint({ body, logs, latest: (origin) => this.#latest(origin) });
        if (verdict.status === 200)
          this.#db.prepare(KEEP).run(verdict.origin, String(verdict.head.size), verdict.head.root);
        return verdict;
      })
      .immediate();
    if (decided.status !== 200) return decided;
    const { text } = decided;
    return {
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      body: signatureLine(text, cosigner(name, signer, now())),
    };
  }

  close(): void {
    this.#db.close();
  }

  #latest(origin: string): WitnessedHead | undefined {
    const row = this.#db.prepare(LATEST).get(origin) as
      { readonly size: string; readonly root: Uint8Array } | undefined;
    return row && { size: BigInt(row.size), root: row.root };
  }
}

const clock = (): bigint => BigInt(Math.floor(Date.now() / 1_000));

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerPlan } from '../generate/generated-ledger.ts';
import { keysOf, writeLedger } from '../generate/write-ledger.ts';
import { newLedgerFolder, type LedgerFolder } from '../harness/ledger-folder.ts';
import { plain, type Figure, type StoreSettings } from './figures.ts';
import type { RunOptions } from './recorded-run.ts';
import { fileOfFreshStore, rawCommits, type EventsFile } from './raw-commits.ts';

export interface BenchOptions extends RunOptions {
  readonly say: (text: string) => void;
  readonly onFigure: (figure: Figure) => void;
}

/** Shared state of one run: folders, sizes and baseline figures, made on first use. */
export class Bench {
  /** Events of the large ledger. */
  readonly events: number;
  /** Sizes of ledgers that are compared with each other, smallest first. */
  readonly sizes: readonly number[];
  readonly seconds: number;
  readonly megabytes: number;
  readonly say: (text: string) => void;
  readonly folder: LedgerFolder = newLedgerFolder();
  readonly store: StoreSettings;
  readonly #onFigure: (figure: Figure) => void;
  readonly #file: EventsFile;
  #raw: Figure | undefined;
  #large: Promise<LedgerFolder> | undefined;

  /** Schema and settings of a fresh store, which the baseline uses too. */
  static async open(options: BenchOptions): Promise<Bench> {
    return new Bench(options, await fileOfFreshStore());
  }

  private constructor({ sizes, seconds, megabytes, say, onFigure }: BenchOptions, file: EventsFile) {
    const events = sizes.at(-1) ?? 0;
    this.events = events;
    this.sizes = sizes;
    this.seconds = seconds;
    this.megabytes = megabytes;
    this.say = say;
    this.#onFigure = onFigure;
    this.#file = file;
    const { byteLength: eventBytes } = file.row['leaf'] as Uint8Array;
    this.store = { store: 'sqlite', pragmas: file.pragmas, eventBytes, events };
  }

  /** Plan of the large ledger. */
  get plan(): LedgerPlan {
    return { events: this.events, seed: '7' };
  }

  report(figure: Figure): Figure {
    this.#onFigure(figure);
    return figure;
  }

  /** Commits per second of bare SQLite: the baseline of writes. Measured once. */
  raw(): Figure {
    return (this.#raw ??= this.report(
      plain('raw SQLite commits, one event each', this.rawCommits(this.seconds), 'commits/s'),
    ));
  }

  /** The same, measured now. */
  rawCommits(seconds: number): number {
    return rawCommits(this.folder.root, this.#file, seconds * 1000);
  }

  /** The large ledger: realistic partnerships, with sealed fields. Generated once. */
  large(): Promise<LedgerFolder> {
    return (this.#large ??= this.#makeLarge());
  }

  /** A folder of this run. */
  newFolder(name: string): string {
    const path = join(this.folder.root, name);
    mkdirSync(path, { mode: 0o700 });
    return path;
  }

  close(): void {
    this.folder.remove();
  }

  /** An empty ledger of this run, which `close` removes with the rest. */
  newLedger(name: string): LedgerFolder {
    const ledger = this.newFolder(name);
    const keys = keysOf(ledger);
    return { ...this.folder, ledger, keys, env: { ...this.folder.env, PACTA_LEDGER: ledger, PACTA_KEYS: keys } };
  }

  async #makeLarge(): Promise<LedgerFolder> {
    this.say(`making the large ledger: ${this.events.toLocaleString('en-GB')} events …`);
    const large = this.newLedger('large');
    await writeLedger({ folder: large.ledger, ...this.plan });
    return large;
  }
}

/** Figures that are measured together; `--only` takes the group's name. */
export interface FigureGroup {
  readonly name: string;
  measure(bench: Bench): Promise<void>;
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerPlan } from '../generate/made-ledger.ts';
import { keysOf, writeLedger } from '../generate/write-ledger.ts';
import { newLedgerFolder, type LedgerFolder } from '../harness/ledger-folder.ts';
import { plain, type Figure, type StoreSettings } from './figures.ts';
import { eventsFileOf, rawCommits, type EventsFile } from './raw-commits.ts';
import { fillLedger, openStore } from './store-appends.ts';

export interface BenchOptions {
  /** Events of the large ledger. */
  readonly events: number;
  /** Length of each rate. */
  readonly seconds: number;
  /** Size of the files that are imported. */
  readonly megabytes: number;
  readonly say: (text: string) => void;
  readonly onFigure: (figure: Figure) => void;
}

/** What the groups of figures measure with: one run's folders, sizes and bare figures, made when first needed. */
export class Bench {
  readonly events: number;
  readonly seconds: number;
  readonly megabytes: number;
  readonly say: (text: string) => void;
  readonly folder: LedgerFolder = newLedgerFolder();
  readonly store: StoreSettings;
  readonly #onFigure: (figure: Figure) => void;
  readonly #file: EventsFile;
  readonly #leaf: Uint8Array;
  #raw: Figure | undefined;
  #large: Promise<LedgerFolder> | undefined;

  /** A fresh store shows schema and settings; the raw figure is measured with the same. */
  static async open(options: BenchOptions): Promise<Bench> {
    return new Bench(options, await fileOfFreshStore());
  }

  private constructor({ events, seconds, megabytes, say, onFigure }: BenchOptions, file: EventsFile) {
    this.events = events;
    this.seconds = seconds;
    this.megabytes = megabytes;
    this.say = say;
    this.#onFigure = onFigure;
    this.#file = file;
    this.#leaf = file.row['leaf'] as Uint8Array;
    this.store = { store: 'sqlite', pragmas: file.pragmas, eventBytes: this.#leaf.byteLength, events };
  }

  /** What the large ledger is made from. */
  get plan(): LedgerPlan {
    return { events: this.events, seed: '7' };
  }

  report(figure: Figure): Figure {
    this.#onFigure(figure);
    return figure;
  }

  /** Commits per second of bare SQLite: what writing is measured against. Measured once. */
  raw(): Figure {
    return (this.#raw ??= this.report(
      plain(
        'raw SQLite commits, one event each',
        rawCommits(this.folder.root, this.#file, this.#leaf, this.seconds * 1000),
        'commits/s',
      ),
    ));
  }

  /** The large ledger: realistic partnerships, sealed fields and all. Made once. */
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

  async #makeLarge(): Promise<LedgerFolder> {
    this.say(`making the large ledger: ${this.events.toLocaleString('en-GB')} events …`);
    const ledger = this.newFolder('large');
    await writeLedger({ folder: ledger, ...this.plan });
    const keys = keysOf(ledger);
    return { ...this.folder, ledger, keys, env: { ...this.folder.env, PACTA_LEDGER: ledger, PACTA_KEYS: keys } };
  }
}

async function fileOfFreshStore(): Promise<EventsFile> {
  const folder = newLedgerFolder();
  try {
    const store = await openStore(folder.ledger);
    await fillLedger(store, 20);
    await store.close();
    return eventsFileOf(folder.ledger);
  } finally {
    folder.remove();
  }
}

/** Figures that are measured together, under a name that `--only` takes. */
export interface FigureGroup {
  readonly name: string;
  measure(bench: Bench): Promise<void>;
}

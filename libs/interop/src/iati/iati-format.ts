import { comparableText, type ControlTotals } from '@pacta/ledger';
import { SeenReports } from '../importing/seen-reports.ts';
import type { Reading, ReportPart, SourceFormat, Survey, SurveyedFile } from '../importing/source-format.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import { instantOf } from '../mapping/published-date.ts';
import type { Element } from '../xml/element.ts';
import type { Attributes } from '../xml/xml-parser.ts';
import { publisherOfActivity } from './activity-facts.ts';
import { openActivity, repeatedRefs, type ActivityInFile, type OpenActivity } from './activity-parts.ts';
import type { IatiPiece } from './activity-reader.ts';
import { readPieces } from './read-pieces.ts';
import { countedOf, refOf } from './transaction-facts.ts';

/** Transactions per part: a larger activity is split, so that memory stays bounded. */
const TRANSACTIONS_AT_ONCE = 1_000;
/** Limit of other parts (participating organisations, budgets); the rest is left out and counted. */
const MOST_PARTS = 5_000;

/** What the first reading records for activities of several parts. */
interface LargeActivity {
  readonly parts: readonly Element[];
  readonly repeated: ReadonlySet<string>;
}

export const iatiFormat: SourceFormat = {
  name: 'iati',

  async survey(path, totals, reading) {
    const survey = new IatiSurvey(totals);
    for await (const pieces of readPieces(path, undefined, reading.onBytes)) {
      reading.signal.throwIfAborted();
      for (const piece of pieces) survey.take(piece);
    }
    return surveyed(path, survey);
  },
};

const surveyed = (path: string, survey: IatiSurvey): SurveyedFile => ({
  survey: survey.found(),
  async *parts(leftOut, reading: Reading) {
    const mapper = new ActivityMapper(survey.large, leftOut);
    for await (const pieces of readPieces(path, leftOut, reading.onBytes)) {
      yield pieces.flatMap((piece) => mapper.take(piece) ?? []);
    }
  },
});

/** First reading: counts, and records what is known only at the end of a large activity. */
class IatiSurvey {
  readonly large = new Map<number, LargeActivity>();
  readonly #totals: ControlTotals;
  #publisher: string | undefined;
  #activities = 0;
  #flows = 0;
  #attributes: Attributes = {};
  #parts: Element[] = [];
  #refs = new Set<string>();
  #repeated = new Set<string>();
  #here = 0;

  constructor(totals: ControlTotals) {
    this.#totals = totals;
  }

  take(piece: IatiPiece): void {
    switch (piece.kind) {
      case 'file':
        return;
      case 'activity':
        this.#activities += 1;
        this.#attributes = piece.attributes;
        this.#parts = [];
        this.#refs = new Set();
        this.#repeated = new Set();
        this.#here = 0;
        return;
      case 'part':
        if (piece.element.oversized !== true && this.#parts.length < MOST_PARTS) this.#parts.push(piece.element);
        return;
      case 'transaction':
        this.#flows += 1;
        this.#here += 1;
        this.#count(piece.element);
        return;
      case 'end':
        this.#publisher ??= this.#publisherHere();
        if (this.#here > TRANSACTIONS_AT_ONCE)
          this.large.set(this.#activities, { parts: this.#parts, repeated: this.#repeated });
    }
  }

  found(): Survey {
    const publisher = this.#publisher;
    return {
      ...(publisher === undefined ? {} : { publisher }),
      activities: this.#activities,
      flows: this.#flows,
      grants: 0,
    };
  }

  #count(transaction: Element): void {
    const { currency, kind, exact } = countedOf(transaction, this.#attributes['default-currency']?.trim());
    this.#totals.read(currency, kind, exact);
    const printed = refOf(transaction);
    if (printed === undefined) return;
    const ref = comparableText(printed);
    if (this.#refs.has(ref)) this.#repeated.add(ref);
    else this.#refs.add(ref);
  }

  #publisherHere(): string | undefined {
    const { name, ref } = publisherOfActivity({
      attributes: this.#attributes,
      parts: this.#parts,
      standard: undefined,
    });
    return name ?? ref;
  }
}

/** Second reading: collects each activity, and maps it once it (or its next part) is complete. */
class ActivityMapper {
  readonly #large: ReadonlyMap<number, LargeActivity>;
  readonly #leftOut: LeftOutCount;
  readonly #seen = new SeenReports();
  #file: Attributes = {};
  #ordinal = 0;
  #line = 0;
  #attributes: Attributes = {};
  #parts: Element[] = [];
  #transactions: Element[] = [];
  #mapped = 0;
  #open: OpenActivity | undefined;

  constructor(large: ReadonlyMap<number, LargeActivity>, leftOut: LeftOutCount) {
    this.#large = large;
    this.#leftOut = leftOut;
  }

  take(piece: IatiPiece): ReportPart | undefined {
    switch (piece.kind) {
      case 'file':
        this.#file = piece.attributes;
        return undefined;
      case 'activity':
        this.#ordinal += 1;
        this.#line = piece.line;
        this.#attributes = piece.attributes;
        this.#parts = [];
        this.#transactions = [];
        this.#mapped = 0;
        this.#open = undefined;
        return undefined;
      case 'part':
        if (piece.element.oversized === true) this.#leftOut.add(`${piece.element.name} (too large)`);
        else if (this.#parts.length < MOST_PARTS) this.#parts.push(piece.element);
        else this.#leftOut.add(`${piece.element.name} (more than ${MOST_PARTS} in one activity)`);
        return undefined;
      case 'transaction':
        this.#transactions.push(piece.element);
        return this.#transactions.length === TRANSACTIONS_AT_ONCE && this.#large.has(this.#ordinal)
          ? this.#map(false)
          : undefined;
      case 'end':
        return this.#map(true);
    }
  }

  #map(last: boolean): ReportPart {
    this.#open ??= openActivity(this.#activity(), this.#seen, this.#leftOut);
    const transactions = this.#transactions;
    const from = this.#mapped;
    this.#mapped += transactions.length;
    this.#transactions = [];
    return this.#open.part(transactions, from, last);
  }

  #activity(): ActivityInFile {
    const large = this.#large.get(this.#ordinal);
    return {
      ordinal: this.#ordinal,
      line: this.#line,
      attributes: this.#attributes,
      parts: large?.parts ?? this.#parts,
      repeated: large?.repeated ?? repeatedRefs(this.#transactions),
      generatedAt: instantOf(this.#file['generated-datetime']),
      standard: this.#file['version'] ?? versionHere(this.#attributes),
    };
  }
}

/** Files of version 1.x, and exports of single activities, give the version on each activity. */
const versionHere = (attributes: Attributes): string | undefined =>
  Object.entries(attributes).find(([name]) => name === 'version' || name.endsWith(':version'))?.[1];

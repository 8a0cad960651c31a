import { comparableText, type ReportedActivity, type ReportVersion } from '@pacta/ledger';
import { reportedPartnershipId, reportStreamId } from '../identity/ids.ts';
import type { SeenReports } from '../importing/seen-reports.ts';
import type { ActivityPart, ReadFlow, RejectedRecord, ReportKey } from '../importing/source-format.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import { instantOf } from '../mapping/published-date.ts';
import { isRejection, type RejectionCode } from '../mapping/rejection.ts';
import type { Element } from '../xml/element.ts';
import type { Attributes } from '../xml/xml-parser.ts';
import {
  activityFacts,
  identifierOfActivity,
  languageOfActivity,
  publisherOfActivity,
  type ActivityHead,
} from './activity-facts.ts';
import { spreadActivity } from './spread-activity.ts';
import { countedOf, refOf, transactionFacts, type ActivityContext } from './transaction-facts.ts';

/** An activity of the file, as far as it is read when its transactions are mapped. */
export interface ActivityInFile extends ActivityHead {
  /** 1, 2, 3 … within the file. */
  readonly ordinal: number;
  readonly line: number;
  readonly generatedAt: string | undefined;
  /** References that several of its transactions have, in their comparable form. */
  readonly repeated: ReadonlySet<string>;
}

/** Maps the transactions of one activity, part by part. */
export interface OpenActivity {
  readonly key: ReportKey | undefined;
  /** Maps the next transactions; `from` counts those before them. */
  part(
    transactions: readonly Element[],
    from: number,
    last: boolean,
  ): ActivityPart | { kind: 'rejected'; rejected: RejectedRecord[] };
}

/** `seen` holds the reports already read in this file. */
export function openActivity(activity: ActivityInFile, seen: SeenReports, leftOut: LeftOutCount): OpenActivity {
  const { ordinal, line, attributes } = activity;
  const place = `line ${line}: iati-activity[${ordinal}]`;
  const defaultCurrency = attributes['default-currency']?.trim();
  const publisher = publisherOfActivity(activity, leftOut);
  const identifier = identifierOfActivity(activity);
  const placeOf = (element: Element, index: number): string =>
    `line ${element.line}: iati-activity[${ordinal}]/transaction[${index + 1}]`;

  const rejectAll = (code: RejectionCode, reason: string): OpenActivity => ({
    key: undefined,
    part: (transactions, from) => ({
      kind: 'rejected',
      rejected: [
        ...(from === 0 ? [{ place, code, reason }] : []),
        ...transactions.map((each, index) => ({
          place: placeOf(each, from + index),
          code: 'activity-rejected' as const,
          reason: `Its activity was rejected: ${reason}`,
          counted: countedOf(each, defaultCurrency),
        })),
      ],
    }),
  });

  if (identifier === undefined) return rejectAll('identifier-missing', 'The activity has no iati-identifier.');
  if (identifier.length > 300)
    return rejectAll('identifier-too-long', 'The iati-identifier is longer than 300 characters.');
  const report = reportStreamId(publisher.organisation.id, identifier);
  if (!seen.add(report)) return rejectAll('activity-repeated', `The file has the activity ${identifier} before this.`);

  const key: ReportKey = {
    report,
    partnershipId: reportedPartnershipId(identifier),
    version: versionOf(activity),
    place,
  };
  const context: ActivityContext = {
    publisher,
    defaultCurrency,
    language: languageOfActivity(attributes),
    isRepeated: (ref) => activity.repeated.has(ref),
    leftOut,
  };
  let facts: ReportedActivity | undefined = spreadActivity(activityFacts(activity, identifier, publisher, leftOut));
  return {
    key,
    part(transactions, from, last) {
      const flows: ReadFlow[] = [];
      const rejected: RejectedRecord[] = [];
      for (const [index, each] of transactions.entries()) {
        const counted = countedOf(each, defaultCurrency);
        const outcome = transactionFacts(each, placeOf(each, from + index), context);
        if (isRejection(outcome)) rejected.push({ ...outcome, counted });
        else flows.push({ facts: outcome, place: placeOf(each, from + index), counted });
      }
      const first = facts === undefined ? {} : { activity: facts };
      facts = undefined;
      return { kind: 'activity', ...key, ...first, flows, rejected, last };
    },
  };
}

/** The references that occur more than once. */
export function repeatedRefs(transactions: readonly Element[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const printed of transactions.map(refOf)) {
    if (printed === undefined) continue;
    const ref = comparableText(printed);
    if (seen.has(ref)) repeated.add(ref);
    seen.add(ref);
  }
  return repeated;
}

function versionOf({
  attributes,
  generatedAt,
}: {
  readonly attributes: Attributes;
  readonly generatedAt: string | undefined;
}): ReportVersion {
  const updatedAt = instantOf(attributes['last-updated-datetime']);
  return {
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(generatedAt === undefined ? {} : { generatedAt }),
  };
}

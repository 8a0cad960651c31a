import { AWARD, comparableText, type ReportVersion } from '@pacta/ledger';
import { reportedPartnershipId, reportStreamId } from '../identity/ids.ts';
import { SeenReports } from '../importing/seen-reports.ts';
import type { ReportPart, SourceFormat } from '../importing/source-format.ts';
import { isObject, printed, type JsonObject } from '../json/json-value.ts';
import { given } from '../mapping/given.ts';
import type { LeftOutCount } from '../mapping/left-out.ts';
import { instantOf } from '../mapping/published-date.ts';
import { lineOf } from '../mapping/published-text.ts';
import { isRejection, type RejectionCode } from '../mapping/rejection.ts';
import { countedGrant, grantFacts, publisherOfGrant } from './grant-facts.ts';
import { readGrants, type GrantEntry } from './grant-reader.ts';
import { countLeftOut } from './mapped-members.ts';

export const threesixtyFormat: SourceFormat = {
  name: '360giving',

  async survey(path, totals, reading) {
    let publisher: string | undefined;
    let grants = 0;
    for await (const entries of readGrants(path, undefined, reading.onBytes)) {
      reading.signal.throwIfAborted();
      for (const { value } of entries) {
        const { currency, kind, exact } = countedGrant(value);
        totals.read(currency, kind, exact);
        grants += 1;
        if (publisher !== undefined || !isObject(value)) continue;
        const { name, ref } = publisherOfGrant(value);
        publisher = name ?? ref;
      }
    }
    return {
      survey: { ...given('publisher', publisher), activities: 0, flows: 0, grants },
      async *parts(leftOut, again) {
        const seen = new SeenReports();
        for await (const entries of readGrants(path, leftOut, again.onBytes))
          yield entries.map((entry) => partOf(entry, seen, leftOut));
      },
    };
  },
};

function partOf(entry: GrantEntry, seen: SeenReports, leftOut: LeftOutCount): ReportPart {
  const { value, index, oversized, repeated } = entry;
  const place = `grants[${index}]`;
  const counted = countedGrant(value);
  const reject = (code: RejectionCode, reason: string): ReportPart => ({
    kind: 'rejected',
    rejected: [{ place, code, reason, counted }],
  });
  if (!isObject(value)) return reject('not-a-grant', 'The entry is not an object.');
  if (oversized) return reject('record-too-large', 'The grant has more parts than any real one.');
  if (repeated !== undefined)
    return reject('name-repeated', `The grant has the member '${repeated.slice(0, 100)}' twice.`);
  const identifier = lineOf(printed(value.get('id')), 400);
  if (identifier === undefined || comparableText(identifier) === '')
    return reject('identifier-missing', 'The grant has no id.');
  if (identifier.length > 300) return reject('identifier-too-long', 'The id is longer than 300 characters.');
  const { report, partnershipId } = idsOf(value, identifier);
  if (!seen.add(report)) return reject('grant-repeated', `The file has the grant ${identifier} before this.`);
  const grant = grantFacts(value, identifier, place, leftOut);
  countLeftOut(value, leftOut);
  if (isRejection(grant)) return { kind: 'rejected', rejected: [{ ...grant, counted }] };
  return { kind: 'grant', report, partnershipId, version: versionOf(value), place, grant, counted };
}

/** Ids that start with `360G-` are globally unique; others only among the grants of their funder. */
function idsOf(grant: JsonObject, identifier: string): { readonly report: string; readonly partnershipId: string } {
  const compared = comparableText(identifier);
  const unique = /^360g-/i.test(compared);
  const within = unique ? AWARD : publisherOfGrant(grant).organisation.id;
  return {
    report: reportStreamId(within, compared),
    partnershipId: reportedPartnershipId(unique ? compared : `${within} ${compared}`),
  };
}

function versionOf(grant: JsonObject): ReportVersion {
  const updatedAt = instantOf(printed(grant.get('dateModified')));
  return updatedAt === undefined ? {} : { updatedAt };
}

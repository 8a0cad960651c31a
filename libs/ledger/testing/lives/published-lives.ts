import {
  flowMatches,
  flowStreamFold,
  organisationDecider,
  organisationMatches,
  reportedRecord,
} from '../../src/index.ts';
import { EVENT_ID } from '../given.ts';
import {
  activityReported,
  flowCorrected,
  flowReported,
  flowWithdrawn,
  grantReported,
  LATER_SOURCE,
} from '../reports.ts';
import { FUNDER, STRANGER } from '../samples.ts';
import { made, reversed, type Life } from './life.ts';

const flows = { ref: 'a', provider: { id: FUNDER, name: 'Funder' } } as const;

export const reportLife: Life = {
  category: 'report',
  folds: { record: reportedRecord.fold, matches: flowMatches.fold, flows: flowStreamFold },
  first: activityReported(),
  steps: [
    (n) => flowReported(n, { provider: { id: EVENT_ID(n), name: `O${n}` } }),
    (n) => flowCorrected(EVENT_ID(n - 1), n + 1),
    (n) => flowCorrected(EVENT_ID(n - 1), n + 2, { receiver: { id: EVENT_ID(n - 1), name: `P${n}` } }),
    (n) => flowReported(n, flows),
    (n) => flowWithdrawn(EVENT_ID(n - 1)),
    (n) =>
      made('ActivityContinued.v1', {
        of: EVENT_ID(0),
        partners: [{ id: EVENT_ID(n), name: 'Q' }],
        budgets: [],
        ...LATER_SOURCE,
      }),
    (n) =>
      made('ActivitiesRelated.v1', {
        of: EVENT_ID(0),
        related: [{ type: String(1 + (n % 5)), identifier: `XX-EX-${n}`, partnership: EVENT_ID(n) }],
        ...(n % 3 === 0 ? { continues: true } : {}),
        ...LATER_SOURCE,
      }),
    (n) => made('ReportConfirmed.v1', { of: EVENT_ID(0), ...LATER_SOURCE, fileHash: String(n).padStart(64, '0') }),
    (n) =>
      made('FlowsMatched.v1', {
        flow: EVENT_ID(n - 4),
        with: { stream: 'report-x', eventId: STRANGER },
        why: 'Same.',
      }),
  ],
  rarely: [
    reversed(1),
    reversed(3),
    (n) => grantReported(n),
    (n) =>
      made('ReportCorrected.v1', {
        corrects: EVENT_ID(0),
        reason: 'R.',
        activity: activityReported().data,
        ...LATER_SOURCE,
        place: `line ${n}`,
      }),
  ],
};

export const organisationLife: Life = {
  category: 'organisation',
  folds: { decider: organisationDecider, matches: organisationMatches.fold },
  first: made('OrganisationsMatched.v1', { with: STRANGER, why: 'Same.' }),
  steps: [reversed(1), (n) => made('OrganisationsMatched.v1', { with: EVENT_ID(n), why: 'Same.' })],
  rarely: [reversed(2)],
};

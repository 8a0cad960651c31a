import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { uuid } from '../identifiers.ts';
import type { SealMark } from '../sealable.ts';
import { text } from '../text.ts';
import {
  activityFacts,
  activityShape,
  flowFacts,
  flowShape,
  grantFacts,
  grantShape,
  moreOfActivity,
  type GrantFacts,
} from './facts.ts';
import { activitiesRelated } from './related-activities.ts';
import { source } from './source.ts';

/** Every field that could name a private recipient. */
function marksOf({ individual, title, description }: GrantFacts, under: string): readonly SealMark[] {
  if (individual === undefined) return [];
  const personal = { class: 'personal', subject: individual.subject } as const;
  return [
    ...(individual.name === undefined ? [] : [{ pointer: `${under}/individual/name`, ...personal }]),
    ...(title === undefined ? [] : [{ pointer: `${under}/title`, ...personal }]),
    ...(description === undefined ? [] : [{ pointer: `${under}/description`, ...personal }]),
  ];
}

/** First event of a publisher's report on one activity. */
export const activityReported = defineEvent({
  type: 'ActivityReported.v1',
  category: 'report',
  data: z.strictObject({ ...activityFacts, ...source }),
});

/** Partners and budgets that did not fit into the previous event. */
export const activityContinued = defineEvent({
  type: 'ActivityContinued.v1',
  category: 'report',
  data: z.strictObject({
    /** Event id of the ActivityReported or ReportCorrected that it continues. */ of: uuid,
    ...moreOfActivity,
    ...source,
  }),
});

/** One transaction of an IATI activity. */
export const flowReported = defineEvent({
  type: 'FlowReported.v1',
  category: 'report',
  data: z.strictObject({
    ...flowFacts,
    /** 2, 3 … where the activity reports an identical transaction more than once. */
    occurrence: z.int().min(2).exactOptional(),
    ...source,
  }),
});

/** One 360Giving grant: the first event of its stream. */
export const grantReported = defineEvent({
  type: 'GrantReported.v1',
  category: 'report',
  data: z.strictObject({ ...grantFacts, ...source }),
  seals: (data) => marksOf(data, ''),
});

/** A newer file repeats the activity unchanged. Its version is recorded, so that an older file can't override it. */
export const reportConfirmed = defineEvent({
  type: 'ReportConfirmed.v1',
  category: 'report',
  data: z.strictObject({ /** Event id of the confirmed statement. */ of: uuid, ...source }),
});

/**
 * A file that is not older reports differently under the same identifier or unique reference. Exactly one of activity,
 * flow and grant is present: the whole new fact, which replaces `corrects`.
 */
export const reportCorrected = defineEvent({
  type: 'ReportCorrected.v1',
  category: 'report',
  data: z.strictObject({
    /** Event id of the replaced statement: a report, or its last correction. */
    corrects: uuid,
    reason: text(500),
    activity: activityShape.exactOptional(),
    flow: flowShape.exactOptional(),
    grant: grantShape.exactOptional(),
    ...source,
  }),
  seals: (data) => (data.grant === undefined ? [] : marksOf(data.grant, '/grant')),
});

/** A file that is not older no longer has the transaction, or has it changed and without a unique reference. */
export const reportWithdrawn = defineEvent({
  type: 'ReportWithdrawn.v1',
  category: 'report',
  data: z.strictObject({
    /** Event id of the withdrawn statement. */
    withdraws: uuid,
    /** Event id of what the same file reports instead: the same kind of flow, with the same date or amount. */
    replacedBy: uuid.exactOptional(),
    reason: text(500),
    ...source,
  }),
});

export const reportEvents = [
  activityReported,
  activityContinued,
  activitiesRelated,
  flowReported,
  grantReported,
  reportConfirmed,
  reportCorrected,
  reportWithdrawn,
] as const;
export type ReportDecided = DecidedOf<typeof reportEvents>;
export type ReportRecorded = RecordedOf<typeof reportEvents>;

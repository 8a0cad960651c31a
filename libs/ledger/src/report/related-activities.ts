import { z } from 'zod';
import { defineEvent } from '../event-definition.ts';
import { uuid } from '../identifiers.ts';
import { line } from '../text.ts';
import { code } from './organisation.ts';
import { source } from './source.ts';

/** Maximum number of related activities in one event; more follow in the next one. */
export const RELATED_PER_EVENT = 100;

/** Another activity, as this one names it: IATI's code of the relation, and the other's iati-identifier. */
const relatedActivity = z.strictObject({
  /** 1 parent, 2 child, 3 sibling, 4 co-funded, 5 third party: what the other one is to this one. */
  type: code,
  identifier: line(300),
  /** The partnership of that activity; its id is derived from the identifier. */
  partnership: uuid,
});
export type RelatedActivity = z.infer<typeof relatedActivity>;

/** The activities that a publisher names as related to one that it reports. */
export const activitiesRelated = defineEvent({
  type: 'ActivitiesRelated.v1',
  category: 'report',
  data: z.strictObject({
    /** Event id of the statement of the activity that they were read with. */
    of: uuid,
    related: z.array(relatedActivity).max(RELATED_PER_EVENT),
    /** Present where they add to those of the event before; else they replace all earlier ones. */
    continues: z.literal(true).exactOptional(),
    ...source,
  }),
});

export const RELATIONS = ['parent', 'child', 'sibling', 'co-funded', 'third-party'] as const;
export type Relation = (typeof RELATIONS)[number];

const BY_CODE: Readonly<Record<string, Relation>> = {
  '1': 'parent',
  '2': 'child',
  '3': 'sibling',
  '4': 'co-funded',
  '5': 'third-party',
};

/** Undefined for a code that IATI does not have. */
export const relationOf = (type: string): Relation | undefined => BY_CODE[type];

/** The same relation, said of this activity by the other one: whose parent is this, that is its child. */
export const inverseOf = (relation: Relation): Relation =>
  relation === 'parent' ? 'child' : relation === 'child' ? 'parent' : relation;

import { z } from 'zod';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { uuid } from '../identifiers.ts';
import { period } from '../period.ts';
import { plainDate } from '../plain-date.ts';
import { quantity } from '../quantity.ts';
import { sealable } from '../sealable.ts';
import { line, text } from '../text.ts';

/** The two organisations that must both sign a contribution. */
export const SIDES = ['provider', 'receiver'] as const;
export type Side = (typeof SIDES)[number];

/** A seconded person: `subject` is an id, the name is sealed with that person's own key. */
export const person = z.strictObject({ subject: uuid, name: sealable(line(200)) });

export const workedDay = z.strictObject({ date: plainDate, hours: quantity.exactOptional() });
export type WorkedDay = z.infer<typeof workedDay>;

/** Staff time given (skills-based sponsorship). It counts when both sides have signed, and never as cash. */
export const timeLogged = defineEvent({
  type: 'TimeLogged.v1',
  category: 'contribution',
  data: z.strictObject({
    provider: uuid,
    receiver: uuid,
    /** The side that logged it; the other one countersigns. */
    side: z.enum(SIDES),
    person,
    skill: line(200),
    /** Days in all. */
    days: quantity,
    /** The named days, where they are listed; else a period is given. */
    dates: z.array(workedDay).min(1).max(366).exactOptional(),
    period: period.exactOptional(),
    /** The prior agreement with its costs and calendar. */
    agreement: line(200).exactOptional(),
    synthetic: z.boolean().exactOptional(),
  }),
  seals: (data) => [{ pointer: '/person/name', class: 'personal', subject: data.person.subject }],
});

export const countersigned = defineEvent({
  type: 'Countersigned.v1',
  category: 'contribution',
  data: z.strictObject({ organisation: uuid, note: text(2000).exactOptional() }),
});

export const contributionEvents = [timeLogged, countersigned] as const;
export type ContributionDecided = DecidedOf<typeof contributionEvents>;
export type ContributionRecorded = RecordedOf<typeof contributionEvents>;

import { z } from 'zod';
import { roleGranted, roleRevoked } from '../access/events.ts';
import { valuationRule } from '../contribution/valuation-rule.ts';
import { defineEvent, type DecidedOf, type RecordedOf } from '../event-definition.ts';
import { documentHash, identifier, key, uuid } from '../identifiers.ts';
import { plainDate } from '../plain-date.ts';
import { line, text } from '../text.ts';
import { partnershipBounds } from './bounds.ts';

/** In order; each phase follows the one before it, and `closed` follows any. */
export const PHASES = ['preparation', 'experiment', 'scale', 'autonomy', 'closed'] as const;
export const phase = z.enum(PHASES);
export type Phase = z.infer<typeof phase>;

export const SECTORS = ['public', 'private', 'voluntary'] as const;
export const sector = z.enum(SECTORS);
export type Sector = z.infer<typeof sector>;

/** Measurable where it has a measure and a target. */
export const objective = z.strictObject({
  id: key,
  text: text(partnershipBounds.objectiveText),
  measure: line(partnershipBounds.measure).exactOptional(),
  target: line(partnershipBounds.target).exactOptional(),
});
export type Objective = z.infer<typeof objective>;

export const organisation = z.strictObject({
  id: uuid,
  name: line(partnershipBounds.name),
  identifiers: z.array(identifier).max(partnershipBounds.identifiers).exactOptional(),
});
export type Organisation = z.infer<typeof organisation>;

export const partnershipFounded = defineEvent({
  type: 'PartnershipFounded.v1',
  category: 'partnership',
  data: z.strictObject({
    name: line(partnershipBounds.name),
    purpose: text(partnershipBounds.purpose),
    externalIds: z.array(identifier).max(partnershipBounds.externalIds).exactOptional(),
    /** Present and true where the record is synthetic, as in an example. */
    synthetic: z.boolean().exactOptional(),
  }),
});

export const charterAdopted = defineEvent({
  type: 'CharterAdopted.v1',
  category: 'partnership',
  data: z.strictObject({
    /** 1, 2, 3 … */
    version: z.int().min(1).max(9999),
    objectives: z.array(objective).min(partnershipBounds.objectives.min).max(partnershipBounds.objectives.max),
    /** What the partnership will never do. */
    redLines: z.array(text(partnershipBounds.charterText)).max(partnershipBounds.redLines),
    principles: z.array(text(partnershipBounds.charterText)).max(partnershipBounds.principles).exactOptional(),
    documentHash: documentHash.exactOptional(),
    decisionId: uuid.exactOptional(),
  }),
});

export const partnerJoined = defineEvent({
  type: 'PartnerJoined.v1',
  category: 'partnership',
  data: z.strictObject({
    organisation,
    sector,
    /** What it does along the value chain, in its own words: 'manufacturer', 'distribution'. */
    roles: z.array(line(partnershipBounds.role)).max(partnershipBounds.roles),
  }),
});

export const exitPlanAdopted = defineEvent({
  type: 'ExitPlanAdopted.v1',
  category: 'partnership',
  data: z.strictObject({
    /** What would end the partnership. */
    triggers: z
      .array(text(partnershipBounds.exitText))
      .min(partnershipBounds.triggers.min)
      .max(partnershipBounds.triggers.max),
    /** Who takes over from it. */
    heirs: z.array(text(partnershipBounds.exitText)).min(partnershipBounds.heirs.min).max(partnershipBounds.heirs.max),
    /** The day by which it should work without the partnership. */
    horizon: plainDate,
    decisionId: uuid.exactOptional(),
  }),
});

export const phaseChanged = defineEvent({
  type: 'PhaseChanged.v1',
  category: 'partnership',
  data: z.strictObject({
    from: phase,
    to: phase,
    reason: text(partnershipBounds.reason).exactOptional(),
    decisionId: uuid.exactOptional(),
  }),
});

/** How staff time is valued in this partnership, from a day on. */
export const valuationRuleAgreed = defineEvent({
  type: 'ValuationRuleAgreed.v1',
  category: 'partnership',
  data: valuationRule.extend({
    /** 1, 2, 3 … */
    version: z.int().min(1).max(9999),
    decisionId: uuid.exactOptional(),
  }),
});

export const partnershipEvents = [
  partnershipFounded,
  charterAdopted,
  partnerJoined,
  exitPlanAdopted,
  phaseChanged,
  valuationRuleAgreed,
  roleGranted,
  roleRevoked,
] as const;
export type PartnershipDecided = DecidedOf<typeof partnershipEvents>;
export type PartnershipRecorded = RecordedOf<typeof partnershipEvents>;

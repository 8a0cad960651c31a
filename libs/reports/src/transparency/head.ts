import type { Identifier, Objective, PartnershipOverview, Phase, Sector, Source } from '@pacta/ledger';

/** When it was recorded (an instant) and when it was true (a plain date, null where nobody said). */
export interface Dates {
  readonly recordedAt: string;
  readonly effectiveOn: string | null;
}

export const datesOf = ({ recordedAt, effectiveOn }: Source): Dates => ({ recordedAt, effectiveOn });

interface PartnerStatement extends Dates {
  readonly id: string;
  readonly name: string;
  readonly sector: Sector;
  readonly roles: readonly string[];
  readonly identifiers: readonly Identifier[];
  readonly events: readonly string[];
}

interface CharterStatement extends Dates {
  readonly version: number;
  readonly objectives: readonly Objective[];
  readonly redLines: readonly string[];
  readonly principles: readonly string[];
  readonly documentHash: string | null;
  readonly events: readonly string[];
}

interface ExitPlanStatement extends Dates {
  readonly triggers: readonly string[];
  readonly heirs: readonly string[];
  readonly horizon: string;
  readonly events: readonly string[];
}

export interface PartnershipHead {
  readonly id: string;
  readonly name: string | null;
  readonly purpose: string | null;
  readonly externalIds: readonly Identifier[];
  /** The whole partnership is made up. */
  readonly synthetic: boolean;
  readonly phase: Phase;
  readonly phaseSince: (Dates & { readonly events: readonly string[] }) | null;
  /** The version in force. */
  readonly charter: CharterStatement | null;
  readonly exitPlan: ExitPlanStatement | null;
  readonly partners: readonly PartnerStatement[];
}

export function partnershipHead(view: PartnershipOverview): PartnershipHead {
  const charter = view.charters.at(-1);
  const plan = view.exitPlans.at(-1);
  const since = view.phases.at(-1)?.by ?? view.founded?.by;
  return {
    id: view.id,
    name: view.founded?.name ?? null,
    purpose: view.founded?.purpose ?? null,
    externalIds: view.founded?.externalIds ?? [],
    synthetic: view.founded?.synthetic ?? false,
    phase: view.phase,
    phaseSince: since === undefined ? null : { ...datesOf(since), events: [since.eventId] },
    charter: charter === undefined ? null : charterStatement(charter),
    exitPlan: plan === undefined ? null : exitPlanStatement(plan),
    partners: view.partners.map(({ by, ...partner }) => ({ ...partner, ...datesOf(by), events: [by.eventId] })),
  };
}

const charterStatement = (charter: PartnershipOverview['charters'][number]): CharterStatement => ({
  version: charter.version,
  objectives: charter.objectives,
  redLines: charter.redLines,
  principles: charter.principles,
  documentHash: charter.documentHash,
  ...datesOf(charter.by),
  events: [charter.by.eventId],
});

const exitPlanStatement = (plan: PartnershipOverview['exitPlans'][number]): ExitPlanStatement => ({
  triggers: plan.triggers,
  heirs: plan.heirs,
  horizon: plan.horizon,
  ...datesOf(plan.by),
  events: [plan.by.eventId],
});

import type { Identifier, Objective, PartnershipOverview, Phase, Sector, Source } from '@pacta/ledger';
import type { Names } from '../names/names.ts';
import { externalIdsOf, partnersOf, titleOf, type KnownPartner } from '../reported/known-partnership.ts';
import type { RelatedPartnership } from '../reported/related-partnership.ts';
import { originOf, type Origin, type ReportedFacts } from '../reported/reported-facts.ts';

/** When it was recorded (an instant) and when it was effective (a plain date, null where not given). */
export interface Dates {
  readonly recordedAt: string;
  readonly effectiveOn: string | null;
}

export const datesOf = ({ recordedAt, effectiveOn }: Source): Dates => ({ recordedAt, effectiveOn });

interface PartnerStatement extends Dates {
  readonly id: string;
  readonly name: string;
  /** On the roster, named by publishers, or both. */
  readonly origin: Origin;
  /** Null where the roster does not say it. */
  readonly sector: Sector | null;
  readonly roles: readonly string[];
  /** Its roles as publishers report them; null where they report none. */
  readonly reportedRoles: readonly (string | null)[];
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
  /** Recorded here by its partners, known from what publishers reported, or both. */
  readonly origin: Origin;
  readonly purpose: string | null;
  readonly externalIds: readonly Identifier[];
  /** The whole partnership is synthetic. */
  readonly synthetic: boolean;
  /** Null where nobody has founded it here: publishers report no phases. */
  readonly phase: Phase | null;
  readonly phaseSince: (Dates & { readonly events: readonly string[] }) | null;
  /** The version in force. */
  readonly charter: CharterStatement | null;
  readonly exitPlan: ExitPlanStatement | null;
  readonly partners: readonly PartnerStatement[];
  /** Parents, children and the like, as publishers name them. Their money is in no figure here. */
  readonly related: readonly RelatedPartnership[];
}

export function partnershipHead(
  view: PartnershipOverview,
  reported: ReportedFacts,
  related: readonly RelatedPartnership[],
  names: Names,
): PartnershipHead {
  const charter = view.charters.at(-1);
  const plan = view.exitPlans.at(-1);
  const since = view.phases.at(-1)?.by ?? view.founded?.by;
  return {
    id: view.id,
    name: view.founded?.name ?? titleOf(reported),
    origin: originOf(view, reported),
    purpose: view.founded?.purpose ?? null,
    externalIds: externalIdsOf(view, reported),
    synthetic: view.founded?.synthetic ?? false,
    phase: view.founded === null ? null : view.phase,
    phaseSince: since === undefined ? null : { ...datesOf(since), events: [since.eventId] },
    charter: charter === undefined ? null : charterStatement(charter),
    exitPlan: plan === undefined ? null : exitPlanStatement(plan),
    partners: partnersOf(view, reported).flatMap((partner) => partnerStatement(partner, names)),
    related,
  };
}

function partnerStatement({ roster, reported, ...partner }: KnownPartner, names: Names): readonly PartnerStatement[] {
  const sources = [...(roster === null ? [] : [roster.by]), ...reported.map(({ by }) => by)];
  const [first] = sources;
  if (first === undefined) return [];
  return [
    {
      ...partner,
      name: names.organisation(partner.id),
      origin: roster === null ? 'reported' : reported.length === 0 ? 'first-hand' : 'both',
      roles: roster?.roles ?? [],
      reportedRoles: [...new Set(reported.map(({ role }) => role))],
      ...datesOf(first),
      events: [...new Set(sources.map(({ eventId }) => eventId))],
    },
  ];
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

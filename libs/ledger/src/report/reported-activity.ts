import type { FoldRun } from '../fold-run.ts';
import { isSealed } from '../sealable.ts';
import type { Source } from '../view.ts';
import type { ActivityFacts, FlowFacts, GrantFacts } from './facts.ts';
import { AWARD } from './flow-kinds.ts';
import type { ReportedOrganisation } from './organisation.ts';
import type { NamedOrganisation, PlannedAmount, ReportedFlow, ReportedRecord } from './reported-record.entries.ts';

type Organisations = ReportedRecord['organisations'];

const named = ({ id, name, identifier, ref, type }: ReportedOrganisation): NamedOrganisation => ({
  id,
  name: name ?? null,
  identifier: identifier ?? null,
  ref: ref ?? null,
  type: type ?? null,
});

/** The new mention, completed from earlier ones. */
const merged = (next: NamedOrganisation, before: NamedOrganisation): NamedOrganisation => ({
  id: next.id,
  name: next.name ?? before.name,
  // Ids derive from the identifier, so the two are equal.
  identifier: before.identifier ?? next.identifier,
  ref: next.ref ?? before.ref,
  type: next.type ?? before.type,
});

const same = (left: NamedOrganisation, right: NamedOrganisation): boolean =>
  left.name === right.name &&
  left.type === right.type &&
  left.ref === right.ref &&
  left.identifier === right.identifier;

/** Adds organisations to those of the record. */
export function withOrganisations(
  known: Organisations,
  mentioned: readonly (ReportedOrganisation | undefined)[],
  run: FoldRun,
): Organisations {
  let organisations = known;
  for (const mention of mentioned) {
    if (mention === undefined) continue;
    const before = organisations[mention.id];
    const next = before === undefined ? named(mention) : merged(named(mention), before);
    if (before === undefined || !same(before, next)) organisations = run.withField(organisations, next.id, next);
  }
  return organisations;
}

/** One text of several languages: English where there is one, else the first. */
const oneText = (texts: ActivityFacts['title']): string | null =>
  (texts.find(({ language }) => language?.toLowerCase().startsWith('en') === true) ?? texts[0])?.text ?? null;

/** Budget types of IATI in 2.0x and in 1.0x. */
const REVISED: ReadonlySet<string | undefined> = new Set(['2', 'revised']);

const planned = ({ amount, start, end, type }: ActivityFacts['budgets'][number]): PlannedAmount => ({
  amount,
  start: start ?? null,
  end: end ?? null,
  revised: REVISED.has(type?.toLowerCase()),
});

/** Adds the partners and budgets of a continuation. */
export const withMore = (
  state: ReportedRecord,
  { partners, budgets }: Pick<ActivityFacts, 'partners' | 'budgets'>,
  by: Source,
  run: FoldRun,
): ReportedRecord => ({
  ...state,
  organisations: withOrganisations(state.organisations, partners, run),
  partners: run.appended(
    state.partners,
    partners.map(({ id, role }) => ({ organisation: id, role: role ?? null, by })),
  ),
  planned: run.appended(state.planned, budgets.map(planned)),
});

/** The record as an activity states it; its flows have events of their own. */
export function withActivity(state: ReportedRecord, facts: ActivityFacts, by: Source, run: FoldRun): ReportedRecord {
  const stated: ReportedRecord = {
    ...state,
    sort: 'activity',
    identifier: facts.identifier,
    publisher: facts.publisher.id,
    secondary: facts.secondary ?? false,
    title: oneText(facts.title),
    description: oneText(facts.description),
    status: facts.status ?? null,
    dates: facts.dates,
    financeType: facts.financeType ?? null,
    organisations: withOrganisations(state.organisations, [facts.publisher], run),
    partners: [],
    planned: [],
    by,
  };
  return withMore(stated, facts, by, run);
}

/** The record as a grant states it. */
export function withGrant(state: ReportedRecord, facts: GrantFacts, by: Source, run: FoldRun): ReportedRecord {
  const { funders, recipients, individual, title, description, appliedFor } = facts;
  const partner = (role: string) => (organisation: ReportedOrganisation) => ({
    organisation: organisation.id,
    role,
    by,
  });
  return {
    ...state,
    sort: 'grant',
    identifier: facts.identifier,
    publisher: funders[0]?.id ?? null,
    title: title === undefined || isSealed(title) ? null : title,
    description: description === undefined || isSealed(description) ? null : description,
    toPerson: individual !== undefined,
    organisations: withOrganisations(state.organisations, [...funders, ...recipients], run),
    partners: [...funders.map(partner('funder')), ...recipients.map(partner('recipient'))],
    appliedFor: appliedFor?.amount ?? null,
    by,
  };
}

type Stated = Omit<ReportedFlow, 'eventId' | 'latest' | 'by' | 'corrections' | 'withdrawn'>;

export const statedFlow = (facts: FlowFacts): Stated => ({
  kind: facts.kind,
  amount: facts.amount,
  published: facts.published ?? null,
  date: facts.date ?? null,
  valueDate: facts.valueDate ?? null,
  provider: facts.provider?.id ?? null,
  receiver: facts.receiver?.id ?? null,
  ref: facts.ref ?? null,
  description: facts.description ?? null,
  financeType: facts.financeType ?? null,
  disbursed: null,
});

/** A grant is one promise of its first funder; the sum paid so far is kept separately. */
export const statedGrant = (facts: GrantFacts): Stated => ({
  kind: AWARD,
  amount: facts.amount,
  published: facts.published ?? null,
  date: facts.date ?? null,
  valueDate: null,
  provider: facts.funders[0]?.id ?? null,
  receiver: facts.recipients[0]?.id ?? null,
  ref: facts.identifier,
  description: null,
  financeType: '110',
  disbursed: facts.disbursed?.amount ?? null,
});

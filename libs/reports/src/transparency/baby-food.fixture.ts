import {
  commitmentRegister,
  contributionRegister,
  contributionSummary,
  costRegister,
  costSummary,
  decisionRegister,
  NOTHING_OPENS,
  ownerReader,
  partnershipOverview,
  redacted,
  type EffectiveRange,
  type FieldReader,
} from '@pacta/ledger';
import { indexedLog, uuidOf, type IndexedLog } from './indexed-log.fixture.ts';
import type { AsOf, ReportSource, TransparencyReport } from './transparency-report.ts';
import { transparencyReport } from './whole-report.ts';

export const PARTNERSHIP = uuidOf(9, 1);
export const FUNDER = uuidOf(3, 1);
export const CHARITY = uuidOf(3, 2);
export const MAKER = uuidOf(3, 3);

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const from = (actor: string, effectiveOn?: string) => ({
  actor,
  ...(effectiveOn === undefined ? {} : { effectiveOn }),
});

/** Founding, charter, roster, grants, exit plan. */
export function founded(log: IndexedLog = indexedLog(PARTNERSHIP)): IndexedLog {
  const on = (type: string, data: unknown, effectiveOn?: string) =>
    log.write('partnership', PARTNERSHIP, type, data, from('s-1', effectiveOn));
  on(
    'PartnershipFounded.v1',
    { name: 'Projet Malin', purpose: 'Infant food that poor families can afford.' },
    '2012-01-01',
  );
  on('PartnerJoined.v1', {
    organisation: { id: FUNDER, name: 'Caisse des Dépôts' },
    sector: 'public',
    roles: ['funder'],
  });
  on('PartnerJoined.v1', {
    organisation: { id: CHARITY, name: 'Croix-Rouge française' },
    sector: 'voluntary',
    roles: ['distribution', 'cost audit'],
  });
  on('PartnerJoined.v1', { organisation: { id: MAKER, name: 'Blédina' }, sector: 'private', roles: ['manufacturer'] });
  on('RoleGranted.v1', { actor: 's-1', role: 'secretariat' });
  on('RoleGranted.v1', { actor: 'f-1', role: 'funder', organisation: FUNDER });
  on('RoleGranted.v1', { actor: 'd-1', role: 'discloser', organisation: MAKER });
  on('RoleGranted.v1', { actor: 'a-1', role: 'auditor', organisation: CHARITY });
  on('RoleGranted.v1', { actor: 'c-1', role: 'chair' });
  on('CharterAdopted.v1', {
    version: 1,
    objectives: [{ id: 'reach', text: 'Reach 160,000 children', measure: 'children reached', target: '160,000' }],
    redLines: ['No advertising to mothers on the ward'],
  });
  on('ExitPlanAdopted.v1', {
    triggers: ['The price holds without aid'],
    heirs: ['Croix-Rouge française'],
    horizon: '2030-12-31',
  });
  return log;
}

/** A grant of 350,000.00 EUR, signed, half paid, received 50.00 short, with one condition open. */
export function promised(log: IndexedLog): IndexedLog {
  const id = uuidOf(4, 1);
  const on = (type: string, data: unknown, actor: string, effectiveOn?: string) =>
    log.write('commitment', id, type, data, from(actor, effectiveOn));
  const conditions = [
    { id: 'families', kind: 'performance', text: 'The first 500 families are enrolled', above: eur('20000000') },
  ];
  on(
    'Pledged.v1',
    { provider: FUNDER, receiver: CHARITY, instrument: 'grant', amount: eur('35000000'), conditions },
    'f-1',
    '2012-03-01',
  );
  on('Signed.v1', { terms: 'Grant agreement', amount: eur('35000000') }, 'f-1', '2012-04-01');
  const payment = { amount: eur('17500000'), valueDate: '2012-05-02', reference: 'CDC-1', synthetic: true };
  const { eventId } = on('Disbursed.v1', payment, 'f-1', '2012-05-02');
  const receipt = {
    amount: eur('17495000'),
    valueDate: '2012-05-04',
    reference: 'CDC-1',
    disbursement: eventId,
    synthetic: true,
  };
  on('Received.v1', receipt, 'a-1', '2012-05-04');
  const differs = {
    kind: 'received-differs',
    disbursement: eventId,
    expected: eur('17500000'),
    found: eur('17495000'),
  };
  on('DiscrepancyOpened.v1', differs, 'a-1');
  return log;
}

export const RECIPE = { $sealed: { box: 'b', class: 'discloser-only', digest: 'd' } } as const;

/** A closed disclosure of four lines, 5,000.00 EUR of them readable and one discloser-only, with one challenge. */
export function disclosed(log: IndexedLog, recipe: unknown = RECIPE, id = uuidOf(5, 1)): IndexedLog {
  const on = (type: string, data: unknown, actor: string) =>
    log.write('costbook', id, type, data, from(actor, '2026-03-31'));
  const cost = (line: string, stage: string, label: string, amount: unknown, more: object = {}) => ({
    ...{ line, stage, kind: 'direct', label, class: 'partners', amount, synthetic: true },
    ...more,
  });
  on(
    'TemplateAgreed.v1',
    {
      product: 'Infant cereal, 400 g',
      discloser: MAKER,
      currency: 'EUR',
      stages: ['raw-materials', 'processing', 'packaging'],
      allocationKeys: [{ id: 'tonnes', text: 'by tonnes made' }],
      tolerancePercent: '2',
    },
    's-1',
  );
  const price = { class: 'public', amount: eur('69') };
  on(
    'DisclosureOpened.v1',
    { disclosure: '2026-03', period: '2026-03', volume: '10000', unit: 'packs', price, synthetic: true },
    'd-1',
  );
  const lines = [
    cost('wheat', 'raw-materials', 'Wheat flour', eur('250000'), { basis: 'supplier invoices of March' }),
    cost('recipe', 'raw-materials', 'Vitamin premix', recipe, { class: 'discloser-only' }),
    cost('oven', 'processing', 'Drying', eur('150000'), { kind: 'common', allocationKey: 'tonnes' }),
    cost('box', 'packaging', 'Cardboard box', eur('100000'), { class: 'public' }),
  ];
  on('CostLinesDisclosed.v1', { disclosure: '2026-03', lines }, 'd-1');
  on(
    'DisclosureClosed.v1',
    { disclosure: '2026-03', count: 4, total: { class: 'discloser-only', amount: RECIPE } },
    'd-1',
  );
  const challenge = uuidOf(6, 1);
  on(
    'Challenged.v1',
    { challenge, disclosure: '2026-03', line: 'oven', class: 'partners', question: 'Why is drying up by a third?' },
    'a-1',
  );
  return log;
}

/** Seven seats, three recused: a majority of 4 needs 3. */
export function decided(log: IndexedLog): IndexedLog {
  const id = uuidOf(7, 1);
  const seats = [1, 2, 3, 4, 5, 6, 7].map((seat) => ({ actor: `b-${seat}`, weight: 1 }));
  const on = (type: string, data: unknown, actor: string) => log.write('decision', id, type, data, from(actor));
  const proposal = {
    title: 'Open a second region',
    proposal: 'Start in Nord in 2027.',
    dossier: [],
    affectsBeneficiaries: false,
  };
  on('Proposed.v1', { ...proposal, rule: 'majority', quorum: 3, electorate: seats }, 's-1');
  for (const seat of [5, 6, 7]) {
    const recusal = {
      actor: `b-${seat}`,
      interest: 'Supplier to the project',
      declaredInAdvance: true,
      withdrew: true,
      quorate: true,
    };
    on('Recused.v1', recusal, `b-${seat}`);
  }
  on('BallotCast.v1', { actor: 'b-1', position: 'against' }, 'b-1');
  for (const seat of [1, 2, 3])
    on('BallotCast.v1', { actor: `b-${seat}`, position: 'for', reason: 'Families wait.' }, `b-${seat}`);
  on('BallotCast.v1', { actor: 'b-4', position: 'against', reason: 'Too early.' }, 'b-4');
  on('Closed.v1', { tally: { for: 3, against: 1, abstain: 0, object: 0, absent: 0, recused: 3, base: 4 } }, 'c-1');
  const knownAt = '2026-03-15T09:00:00.000Z';
  on(
    'OutcomeStated.v1',
    { result: 'adopted', rationale: 'The price held for a year.', knownAt, reviewOn: '2027-06-30' },
    'c-1',
  );
  return log;
}

/** Twelve and a half days of a seconded person, countersigned; two more days not yet. */
export function seconded(log: IndexedLog, first = 10): IndexedLog {
  const name = { $sealed: { box: 'b', class: 'personal', digest: 'd' } };
  const time = {
    provider: MAKER,
    receiver: CHARITY,
    side: 'provider',
    person: { subject: uuidOf(8, 1), name },
    skill: 'Logistics',
    synthetic: true,
  };
  log.write(
    'contribution',
    uuidOf(8, first),
    'TimeLogged.v1',
    { ...time, days: '12.5', period: '2026-03' },
    from('d-1', '2026-03-31'),
  );
  log.write('contribution', uuidOf(8, first), 'Countersigned.v1', { organisation: CHARITY }, from('a-1'));
  log.write(
    'contribution',
    uuidOf(8, first + 1),
    'TimeLogged.v1',
    { ...time, days: '2', dates: [{ date: '2026-04-02' }, { date: '2026-04-03' }] },
    from('d-1'),
  );
  return log;
}

export const wholeStory = (recipe?: unknown): IndexedLog => seconded(decided(disclosed(promised(founded()), recipe)));

const momentOf = (log: IndexedLog, position: number): AsOf => {
  const recordedAt = log.events[position]?.metadata.recordedAt ?? null;
  return { position: recordedAt === null ? null : position, recordedAt, day: recordedAt?.slice(0, 10) ?? null };
};

/** Reads every field that is not sealed. */
export const owner: FieldReader = ownerReader(NOTHING_OPENS);

/** What a report as of `position` is made of. */
export function sourceOf(
  log: IndexedLog,
  reader: FieldReader = owner,
  position: number = log.events.length - 1,
  asOf: AsOf = momentOf(log, position),
  effective?: EffectiveRange,
): ReportSource {
  return {
    partnership: log.fold(partnershipOverview, position)[0] ?? partnershipOverview.fold.initialState,
    commitments: log.fold(commitmentRegister, position),
    costBooks: log
      .fold(costRegister, position)
      .map((state) => redacted(reader, { summary: costSummary, whole: costRegister }, state)),
    decisions: log.fold(decisionRegister, position),
    contributions: log
      .fold(contributionRegister, position)
      .map((state) => redacted(reader, { summary: contributionSummary, whole: contributionRegister }, state)),
    reader: { code: 'owner' },
    asOf,
    ...(effective === undefined ? {} : { effective }),
  };
}

/** The whole report as of `position`. */
export const reportOf = (...of: Parameters<typeof sourceOf>): TransparencyReport => transparencyReport(sourceOf(...of));

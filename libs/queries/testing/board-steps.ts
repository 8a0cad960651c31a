import { streamName } from '@pacta/ledger';
import { commitmentId, euros } from './commitment-steps.ts';
import { ANCHOR_NAME, CHARITY, FIRST, FUND, MAKER, SECOND, TOWN } from './places.ts';
import { idFor, type Step } from './story.ts';

const partnershipOf = (which: number): string => (which % 2 === 0 ? FIRST : SECOND);

const CLASSES = ['public', 'partners', 'funder-and-auditor', 'clean-team', 'discloser-only'];

/** Six events of each disclosure: opened, two of lines, challenged, answered, closed. */
export const costBookStep: Step = (story, which, how) => {
  const stream = streamName('costbook', idFor(`cost book ${which % 2}`));
  const n = story.of(stream).length;
  const tell = (type: string, data: unknown) =>
    story.tell(stream, type, data, { partnershipId: partnershipOf(which), actor: 'discloser-1' });
  if (n === 0) {
    const allocationKeys = [{ id: 'k', text: 'K.' }];
    const book = { product: 'Box', discloser: MAKER, currency: 'EUR', stages: ['a', 'b'], allocationKeys };
    return tell('TemplateAgreed.v1', book);
  }
  const at = (n - 1) % 6;
  const disclosure = `d${Math.floor((n - 1) / 6)}`;
  const of = CLASSES[how % 5] as string;
  const line = (name: string, cents: number, kind: string) => ({
    line: name,
    stage: 'a',
    kind,
    label: `Line ${name}`,
    class: of,
    amount: euros(cents),
    basis: `Basis ${cents}.`,
    ...(kind === 'common' ? { allocationKey: 'k' } : {}),
  });
  const challenge = idFor(`challenge ${stream} ${disclosure}`);
  const steps = [
    () =>
      tell('DisclosureOpened.v1', {
        disclosure,
        period: '2026-Q1',
        volume: '12.5',
        unit: 'box',
        price: { class: of, amount: euros(250 + n) },
        revenue: { class: 'public', amount: euros(300_000 + how) },
      }),
    () => tell('CostLinesDisclosed.v1', { disclosure, lines: [line('milk', 1_000 + how, 'direct')] }),
    () => tell('CostLinesDisclosed.v1', { disclosure, lines: [line('rent', 2_000 + how, 'common')] }),
    () => tell('Challenged.v1', { challenge, disclosure, line: 'milk', class: of, question: `Why ${how}?` }),
    () => tell('ChallengeAnswered.v1', { challenge, class: of, answer: `Because ${how}.` }),
    () => tell('DisclosureClosed.v1', { disclosure, count: 2, total: { class: of, amount: euros(3_000 + how) } }),
  ];
  return (steps[at] as (typeof steps)[number])();
};

export const contributionStep: Step = (story, which, how) => {
  const stream = streamName('contribution', idFor(`contribution ${which % 3}`));
  const before = story.of(stream);
  const tell = (type: string, data: unknown) =>
    story.tell(stream, type, data, { partnershipId: partnershipOf(which), actor: 'discloser-1' });
  const sides = { provider: MAKER, receiver: CHARITY, side: 'provider' };
  if (before.length === 0)
    return which % 3 === 1
      ? tell('GoodsGiven.v1', { ...sides, description: 'Jars', givenOn: '2026-03-02' })
      : tell('TimeLogged.v1', {
          ...sides,
          person: { subject: idFor(`person ${which % 3}`), name: `A. B. ${which % 3}` },
          skill: 'Food',
          days: '1.5',
          period: '2026-03',
        });
  if (!before.some(({ type }) => type === 'Countersigned.v1'))
    return tell('Countersigned.v1', { organisation: CHARITY });
  const costs = how % 2 === 0 ? {} : { costs: [{ month: '2026-03', cost: euros(400_000 + how) }] };
  return tell('Valued.v1', { method: 'at-cost', gross: euros(5_000 + how), capped: euros(4_000 + how), ...costs });
};

const SEATS = ['chair-1', 'board-1', 'board-2'];

export const decisionStep: Step = (story, which, how) => {
  const stream = streamName('decision', idFor(`decision ${which % 2}`));
  const before = story.of(stream);
  const tell = (type: string, data: unknown) =>
    story.tell(stream, type, data, { partnershipId: partnershipOf(which), actor: SEATS[how % 3] as string });
  if (before.length === 0)
    return tell('Proposed.v1', {
      title: 'T',
      proposal: 'P.',
      rule: 'majority',
      quorum: 2,
      electorate: SEATS.map((actor) => ({ actor, weight: 1 })),
      dossier: story.appended.slice(-2).map(({ eventId }) => eventId),
      affectsBeneficiaries: false,
    });
  if (before.length === 3)
    return tell('Recused.v1', {
      actor: 'board-2',
      interest: 'I.',
      declaredInAdvance: true,
      withdrew: true,
      quorate: true,
    });
  const tally = { for: 1, against: 1, abstain: 0, object: 0, absent: 0, recused: 1, base: 2 };
  if (before.length === 5) return tell('Closed.v1', { tally });
  if (before.length === 6)
    return tell('OutcomeStated.v1', { result: 'adopted', rationale: 'R.', knownAt: '2026-04-12T09:30:00.000Z' });
  const position = how % 2 === 0 ? 'for' : 'against';
  return tell('BallotCast.v1', { actor: before.length < 3 ? 'chair-1' : 'board-1', position });
};

/** Two anchors of the same name, each in a partnership of its own, and the methods of that partnership. */
export const anchorStep: Step = (story, which, how) => {
  const partnershipId = partnershipOf(which);
  const stream = streamName('leverage', idFor(`anchor ${which % 2}`));
  const before = story.of(stream);
  const tell = (type: string, data: unknown, to = stream) =>
    story.tell(to, type, data, { partnershipId, actor: 'secretariat-1' });
  if (before.length === 0)
    return tell('AnchorDesignated.v1', { commitments: [commitmentId(which)], provider: FUND, name: ANCHOR_NAME });
  const asserted = before.findLast(({ type }) => type === 'CausalityAsserted.v1');
  const methods = streamName('leverage', partnershipId);
  const version = 1 + story.of(methods).length;
  const definition = { causality: false, parts: [] };
  const options = [
    () => tell('CausalityAsserted.v1', { evidence: `E${how}.`, by: TOWN }),
    () =>
      tell('CausalityContested.v1', {
        reason: 'R.',
        grounds: 'never-arrived',
        ...(asserted === undefined ? {} : { assertion: asserted.eventId }),
      }),
    () => tell('AvoidedCostAsserted.v1', { amount: euros(50_000 + how), description: 'D.', evidence: 'E.', by: TOWN }),
    () =>
      tell(
        'MethodPublished.v1',
        { id: 'own', version, title: `M${version}`, source: 'S.', provisional: true, definition },
        methods,
      ),
  ];
  return (options[how % options.length] as (typeof options)[number])();
};

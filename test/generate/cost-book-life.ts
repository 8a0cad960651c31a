import { actorOf } from './founding.ts';
import type { Seeded } from './seeded.ts';
import { money, type Setting, type Step } from './step.ts';

const STAGES = ['raw-materials', 'processing', 'packaging', 'logistics', 'distribution', 'support'] as const;
const CLASSES = ['public', 'partners', 'partners', 'partners', 'funder-and-auditor'] as const;
const QUARTERS = 4;

/** One product's cost book: a template, then a disclosure each quarter; an auditor questions some lines. */
export function* costBookLife(number: number, setting: Setting, chance: Seeded): Generator<Step> {
  const stream = `costbook-${setting.id(`book ${number}`)}` as const;
  const by = (actor: string, events: Step['events'], daysLate = 0): Step => ({
    stream,
    actor: actorOf(actor),
    events,
    daysLate,
  });
  const template = {
    product: `Box ${number}`,
    discloser: setting.roster.manufacturer,
    currency: 'EUR',
    stages: STAGES,
    allocationKeys: [{ id: 'by-volume', text: 'Common costs by boxes made.' }],
    tolerancePercent: '2',
  };
  yield by('secretariat', [{ type: 'TemplateAgreed.v1', data: template }]);
  const year = Number(setting.today().slice(0, 4));
  for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
    const disclosure = `${year + Math.floor(quarter / 4)}-q${(quarter % 4) + 1}`;
    yield by('discloser', disclosed(disclosure, chance), chance.whole(5, 40));
    if (!chance.happens(40)) continue;
    const challenge = setting.id(`challenge ${number} ${quarter}`);
    const asked = { challenge, disclosure, line: 'line-1', class: 'partners' };
    yield by('auditor', [{ type: 'Challenged.v1', data: { ...asked, question: 'What is in this cost?' } }]);
    const answered = { challenge, class: 'partners', answer: 'The rate sheet is with the auditor.' };
    yield by('discloser', [{ type: 'ChallengeAnswered.v1', data: answered }]);
  }
}

function disclosed(disclosure: string, chance: Seeded): Step['events'] {
  const volume = chance.whole(1_000, 20_000);
  const lines = Array.from({ length: chance.whole(6, 18) }, (_, at) => ({
    line: `line-${at + 1}`,
    stage: STAGES[at % STAGES.length],
    kind: 'direct',
    label: `Cost ${at + 1}`,
    class: chance.one(CLASSES),
    amount: money(chance.whole(100, 90_000) * 10),
    synthetic: true,
  }));
  const total = lines.reduce((sum, { amount }) => sum + Number(amount.amount), 0);
  const [year, quarter] = disclosure.split('-q');
  return [
    {
      type: 'DisclosureOpened.v1',
      data: {
        disclosure,
        period: `${year}-Q${quarter}`,
        volume: String(volume),
        unit: 'box',
        price: { class: 'partners', amount: money(500) },
        revenue: { class: 'partners', amount: money(500 * volume) },
        synthetic: true,
      },
    },
    { type: 'CostLinesDisclosed.v1', data: { disclosure, lines } },
    {
      type: 'DisclosureClosed.v1',
      data: { disclosure, count: lines.length, total: { class: 'funder-and-auditor', amount: money(total) } },
    },
  ];
}

import { describe, expect, test } from '@jest/globals';
import {
  commitmentRegister,
  contributionRegister,
  costRegister,
  decisionRegister,
  foldView,
  partnershipOverview,
  readEffective,
  isRefusal,
  type EntityView,
} from '@pacta/ledger';
import { MAKER, PARTNERSHIP, wholeStory } from './baby-food.fixture.ts';
import type { IndexedLog } from './indexed-log.fixture.ts';
import { ReportMemory } from './report-memory.ts';
import { ledgerOwner, type Reader } from './reader.ts';
import { transparencyReport, type TransparencyReport } from './transparency-report.ts';

/** Of one revision of a stream there is one state, as in a cache of folded states. */
function statesOf(log: IndexedLog) {
  const known = new Map<string, unknown>();
  return <State>(view: EntityView<State>, position: number): State[] => {
    const last = new Map<string, number>();
    for (const { stream, position: at } of log.events)
      if (at <= position && stream.startsWith(`${view.category}-`)) last.set(stream, at);
    return [...last].flatMap(([stream, at]) => {
      const key = `${view.name} ${stream} ${at}`;
      const one = { ...log, events: log.events.filter((event) => event.stream === stream && event.position <= at) };
      if (!known.has(key)) known.set(key, foldView(view, one.events));
      return [known.get(key) as State];
    });
  };
}

const partner: Reader = {
  described: 'partner',
  rights: 'partner',
  levelFor: () => 'categories',
  mayRead: ({ class: of }) => of === 'public' || of === 'partners',
  openPersonal: () => ({ state: 'sealed' }),
};

const log = wholeStory();
// Late in the story somebody leaves a role and another joins, so that names change under what was made before.
log.write('partnership', PARTNERSHIP, 'RoleRevoked.v1', { actor: 'a-1', role: 'auditor' });
log.write('partnership', PARTNERSHIP, 'RoleGranted.v1', {
  actor: 'a-1',
  role: 'observer',
  organisation: MAKER,
});
const states = statesOf(log);
const firstHalf = readEffective('2012-01..2012-06');

function reportAt(position: number, reader: Reader, memory?: ReportMemory, isWithin = false): TransparencyReport {
  const [partnership] = states(partnershipOverview, position);
  if (partnership === undefined) throw new Error('nothing is founded yet');
  return transparencyReport({
    partnership,
    commitments: states(commitmentRegister, position),
    costBooks: states(costRegister, position),
    decisions: states(decisionRegister, position),
    contributions: states(contributionRegister, position),
    reader,
    asOf: { position, recordedAt: null, day: '2026-06-01' },
    ...(isWithin && !isRefusal(firstHalf) ? { effective: firstHalf } : {}),
    ...(memory === undefined ? {} : { memory }),
  });
}

describe('what reports were made of before', () => {
  const places = log.events.map(({ position }) => position);

  test.each([
    ['forwards', places],
    ['backwards', places.toReversed()],
    ['here and there', places.map((at) => (at * 17) % places.length)],
  ])('changes no report, %s through the log, whoever reads', (_, order) => {
    const memory = new ReportMemory();
    for (const position of order)
      for (const reader of [ledgerOwner(), partner])
        for (const isWithin of [false, true])
          expect(JSON.stringify(reportAt(position, reader, memory, isWithin))).toBe(
            JSON.stringify(reportAt(position, reader, undefined, isWithin)),
          );
  });

  test('a statement of a state that did not change is the very one', () => {
    const memory = new ReportMemory();
    const last = places.length - 1;
    const [before, after] = [reportAt(last - 1, partner, memory), reportAt(last - 1, partner, memory)];
    expect(after.costBooks[0]).toBe(before.costBooks[0]);
    expect(after.commitments[0]).toBe(before.commitments[0]);
    expect(after.movements[0]).toBe(before.movements[0]);
  });

  test('where somebody is called otherwise, what names them is made again', () => {
    const memory = new ReportMemory();
    const last = places.length - 1;
    const named = ({ costBooks }: TransparencyReport): string => JSON.stringify(costBooks);
    const [before, after] = [reportAt(last - 2, partner, memory), reportAt(last, partner, memory)];
    expect(named(before)).toContain('auditor, Croix-Rouge française');
    expect(named(after)).toContain('observer, Blédina');
    expect(named(after)).not.toContain('auditor, Croix-Rouge');
    expect(states(costRegister, last)).toEqual(states(costRegister, last - 2));
  });
});

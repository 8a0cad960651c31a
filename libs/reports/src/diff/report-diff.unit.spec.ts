import { describe, expect, test } from '@jest/globals';
import { partnershipOverview } from '@pacta/ledger';
import { logLine, type LogLine } from '../log/log-line.ts';
import { namesFrom } from '../names/names.ts';
import { renderHtml } from '../blocks/html.ts';
import { displayWidth } from '../text/display-width.ts';
import { LANGUAGES } from '../words/language.ts';
import { wordsFor } from '../words/words.ts';
import { fieldText } from './field-text.ts';
import { diffBlocks } from './blocks.ts';
import { reportOf, wholeStory } from '../transparency/baby-food.fixture.ts';
import { renderDiff } from './render-diff.ts';
import { reportDiff, type ReportDiff } from './report-diff.ts';

const log = wholeStory();
const lineOf = (index: number): LogLine => {
  const { position, ...event } = log.events[index] as (typeof log.events)[number];
  return logLine({ position, event, fields: [], leafHash: 'ab' });
};
const at = (type: string): number => log.events.findIndex((event) => event.type === type);
const reportAt = (position: number) => reportOf(log, undefined, position);
const idOf = (type: string): string => log.events[at(type)]?.eventId ?? '';

function between(from: number, to: number): ReportDiff {
  const after = reportAt(to);
  return reportDiff({
    from: from < 0 ? undefined : reportAt(from),
    fromAsOf: reportAt(Math.max(0, from)).asOf,
    to: after,
    events: log.events
      .filter(({ position }) => position > from && position <= to)
      .map(({ position }) => lineOf(position)),
    moreEvents: 0,
  });
}

describe('what changed between two moments', () => {
  const signed = at('Signed.v1');
  const diff = between(signed - 1, at('Disbursed.v1'));

  test('figures by currency and basis, with the events that moved them', () => {
    expect(diff.totals).toContainEqual({
      currency: 'EUR',
      basis: 'committed',
      from: '0.00',
      to: '350000.00',
      change: '350000.00',
      events: [idOf('Signed.v1')],
    });
    expect(diff.totals.map(({ basis }) => basis)).not.toContain('pledged');
  });

  test('what is new, and what reads otherwise, with its fields', () => {
    expect(diff.added).toEqual([
      {
        kind: 'movement',
        id: idOf('Disbursed.v1'),
        subject: {
          name: null,
          movement: 'disbursed',
          amount: { amount: '175000.00', currency: 'EUR' },
          from: 'Caisse des Dépôts',
          to: 'Croix-Rouge française',
        },
        events: [idOf('Disbursed.v1')],
      },
    ]);
    const [changed] = diff.changed;
    expect(changed).toMatchObject({ kind: 'commitment', events: expect.arrayContaining([idOf('Signed.v1')]) });
    expect(changed?.fields).toContainEqual({
      field: 'state',
      path: [{ name: 'state', key: null }],
      from: 'pledged',
      to: 'signed',
      events: [],
    });
    expect(changed?.fields).toContainEqual({
      field: 'disbursed',
      path: [{ name: 'disbursed', key: null }],
      from: { amount: '0.00', currency: 'EUR' },
      to: { amount: '175000.00', currency: 'EUR' },
      events: [idOf('Disbursed.v1')],
    });
  });

  test('nothing, between a moment and itself', () => {
    expect(between(signed, signed)).toMatchObject({ totals: [], added: [], changed: [], reversed: [], events: [] });
  });

  test('everything is new where nothing was founded before', () => {
    const { added, changed } = between(-1, at('Pledged.v1'));
    expect(changed).toEqual([]);
    expect(added.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['partnership', 'partner', 'commitment']));
  });

  test('what is gone is reversed: by the event that took it back, else as no longer counted', () => {
    const [before, after] = [reportAt(at('Disbursed.v1')), reportAt(signed)];
    const reversal = {
      ...lineOf(signed),
      type: 'EventReversed.v1',
      eventId: 'r1',
      data: { eventId: idOf('Disbursed.v1'), reason: 'Paid twice.' },
    };
    const source = { from: before, fromAsOf: before.asOf, to: after, moreEvents: 0 };
    expect(reportDiff({ ...source, events: [reversal] }).reversed).toEqual([
      expect.objectContaining({
        kind: 'movement',
        id: idOf('Disbursed.v1'),
        eventId: idOf('Disbursed.v1'),
        reversedBy: 'r1',
        reason: 'Paid twice.',
      }),
    ]);
    expect(reportDiff({ ...source, events: [] }).reversed).toEqual([
      expect.objectContaining({ kind: 'movement', reversedBy: null }),
    ]);
  });

  test('reads as text, figures first, each with the positions behind it', () => {
    const names = namesFrom(log.fold(partnershipOverview));
    const text = renderDiff(diff, names, { saidOf: ({ position }) => log.events[position] as never });
    expect(text).toContain(`committed (EUR)    0.00  350,000.00  +350,000.00  [@${signed}]`);
    expect(text).toContain('state: pledged → signed');
    expect(text).toMatch(/What was recorded in between \(\d+\)\n +\d+ {2}[0-9a-f]{8}/);
    expect(text).toContain('Reversed (0)\n  Nothing.');
  });

  test('reads in French, with the codes of fields and kinds in words', () => {
    const names = namesFrom(log.fold(partnershipOverview));
    const saidOf = ({ position }: LogLine) => log.events[position] as never;
    const text = renderDiff(diff, names, { language: 'fr', saidOf });
    expect(text).toMatch(new RegExp(`engagé \\(EUR\\) +0,00  350\u202f000,00  \\+350\u202f000,00  \\[@${signed}\\]`));
    expect(text).toContain('état\u00a0: promis → signé');
    expect(text).toContain('- mouvement de fonds\u00a0: versé, 175\u202f000,00\u00a0EUR, de Caisse des Dépôts à');
    expect(text).toContain('Annulations (0)\n  Rien.');
    const whole = renderDiff(between(at('Signed.v1'), log.events.length - 1), names, { language: 'fr', saidOf });
    expect(whole).toContain('compté / jours\u00a0: 0 → 12,5');
    const phased = fieldText(
      {
        field: 'phaseSince / recordedAt',
        path: [
          { name: 'phaseSince', key: null },
          { name: 'recordedAt', key: null },
        ],
        from: null,
        to: '2026-01-05T09:00:00.000Z',
        events: [],
      },
      wordsFor('fr'),
    );
    expect(phased).toBe('phase depuis / enregistré le\u00a0: — → 05/01/2026 à 09:00 UTC');
  });

  test('what is added is of a kind that has words, and is worded as one list deep as HTML', () => {
    const names = namesFrom(log.fold(partnershipOverview));
    const saidOf = ({ position }: LogLine) => log.events[position] as never;
    for (const language of LANGUAGES) {
      const words = wordsFor(language);
      const all = between(-1, log.events.length - 1);
      expect(all.added.map(({ kind }) => words.diff.kinds[kind])).not.toContain(undefined);
      const html = renderHtml(diffBlocks(diff, words, { names, saidOf }), { title: 'T', language });
      expect(html).not.toMatch(/<ul>\n<li>[^<]*\n<ul>\n<li>[^<]*\n<ul>/);
      expect(html).toContain(`<li value="${signed}"><code>`);
    }
  });

  test('lines of events are cut at the width where a terminal asks for it, and whole elsewhere', () => {
    const names = namesFrom(log.fold(partnershipOverview));
    const saidOf = ({ position }: LogLine) => log.events[position] as never;
    const [cut, whole] = [true, false].map((each) => renderDiff(diff, names, { width: 60, cut: each, saidOf }));
    expect(cut?.split('\n').filter((line) => displayWidth(line) > 60)).toEqual([]);
    expect(whole).toMatch(/value date 2012-05-02, reference CDC-1 \(synthetic\)$/m);
  });
});

describe('a part that was not there before', () => {
  const path = [{ name: 'disclosures' as const, key: '2026-q1' }];
  const part = {
    id: '0a9c9b00-9301-5fa1-b9c4-15d42fa3b86c',
    period: '2026-Q1',
    note: null,
    total: { amount: '52442.65', currency: 'EUR', events: ['e'] },
    lines: [{ line: 'cooking', amount: { amount: '14960.00', currency: 'EUR' } }],
    events: ['e'],
  };
  const textIn = (language: 'en' | 'fr') =>
    fieldText({ field: '', path, from: null, to: part, events: [] }, wordsFor(language));

  test('is told in words, its amounts first, without ids', () => {
    expect(textIn('en')).toBe(
      'disclosures 2026-q1: — → total 52,442.65 EUR, period 2026-Q1, lines (amount 14,960.00 EUR, line cooking)',
    );
    expect(textIn('fr')).toMatch(/52.442,65/);
  });
});

describe('a report about certain days', () => {
  const whole = reportOf(log);
  const day = log.events[at('Pledged.v1')]?.metadata.effectiveOn as string;
  const filtered = reportOf(log, undefined, undefined, undefined, { first: day, last: day });

  test('counts in its figures what was effective then, and no more', () => {
    expect(filtered.totals[0]).toMatchObject({
      pledged: { amount: '350000.00' },
      disbursed: { amount: '0.00', events: [] },
    });
    expect(filtered.movements).toEqual([]);
    expect(filtered.commitments[0]).toMatchObject({ state: 'signed', disbursed: { amount: '0.00' } });
  });

  test('says the same of what needs an answer, and of what the partnership is', () => {
    expect(filtered.attention).toEqual(whole.attention);
    expect(filtered.partnership).toEqual(whole.partnership);
    expect(filtered.decisions).toEqual(whole.decisions);
    expect([whole.effective, filtered.effective]).toEqual([null, { first: day, last: day }]);
  });
});

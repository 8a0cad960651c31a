import { describe, expect, test } from '@jest/globals';
import type { ImportSummary } from '@pacta/interop';
import { LANGUAGES, type Language } from '@pacta/reports';
import { summaryInWords, totalsTable } from './summary-in-words.ts';

const side = (amount: string, count: number) => ({ amount, count });
const total = {
  currency: 'EUR',
  kind: 'iati:3',
  read: side('1234.56', 2),
  recorded: side('1000.00', 1),
  rejected: side('234.56', 1),
  rounding: '0.00',
};
const summary: ImportSummary = {
  source: { format: 'iati', sha256: 'ab', publisher: null },
  records: 1203,
  recordsByKind: { activities: 1, flows: 1202, grants: 0 },
  events: { written: 1, alreadyThere: 0 },
  older: 2,
  takenBack: {
    withdrawn: 1,
    corrected: 1,
    kept: 2,
    totals: [{ currency: 'EUR', kind: 'iati:3', withdrawn: side('7.5', 1), corrected: side('10', 1) }],
    records: [
      { what: 'withdrawn', place: 'line 8', kind: 'iati:3', before: { amount: '750', currency: 'EUR' }, now: null },
      {
        what: 'corrected',
        place: 'line 9',
        kind: 'iati:3',
        before: { amount: '1000', currency: 'EUR' },
        now: { amount: '1100', currency: 'EUR' },
      },
    ],
  },
  rejected: [{ place: 'line 3', code: 'activity-rejected', reason: 'It has no date' }],
  rejectedInAll: 3,
  leftOut: [{ name: 'location', count: 1500 }],
  totals: [total],
  balanced: true,
  dryRun: false,
  cancelled: false,
};
const plainStyle = (_role: string, text: string): string => text;
const page = (language: Language, width = 80) => ({ width, style: plainStyle, language });
const VARIANTS: readonly ImportSummary[] = [
  summary,
  { ...summary, dryRun: true, cancelled: true },
  { ...summary, balanced: false },
  { ...summary, totals: [], leftOut: [], rejected: [], rejectedInAll: 0, older: 0 },
  { ...summary, records: 0, recordsByKind: { activities: 0, flows: 0, grants: 0 }, dryRun: true },
];

describe('what an import did, in words', () => {
  test('in English', () => {
    const text = summaryInWords(summary, page('en'));
    expect(text).toContain('IATI file of a publisher that it does not name\nSHA-256 ab\n');
    expect(text).toContain('\nRead        1,203 records: 1 activity and 1,202 transactions\n');
    expect(text).toContain('\nEvents      1 written, 0 already there\n');
    expect(text).toContain(
      '\nTaken back  1 record withdrawn, 1 corrected\n            2 records gone from the file, kept (--withdraw: withdrawn)\n  line 8: withdrawn: iati:3 7.50 EUR\n  line 9: corrected: iati:3 10.00 EUR → 11.00 EUR\n',
    );
    expect(text).toMatch(/\nTaken back: what stood before\n[^\n]*Withdrawn +Corrected\n/);
    expect(text).toContain(
      '\nRejected    3 records; the rest is recorded\n  line 3: It has no date (activity-rejected)\n',
    );
    expect(text).toContain('\n  … and 2 more; --json lists them\nLeft out    location 1,500\n');
    expect(text).toMatch(/Nothing was lost but what is listed as rejected\.$/);
  });

  test('of a file of which nothing is recorded', () => {
    const none = { ...summary, events: { written: 0, alreadyThere: 0 }, older: 0 };
    expect(summaryInWords(none, page('en'))).toContain('\nRejected    3 records: nothing of this file is recorded\n');
  });

  test('in French', () => {
    const text = summaryInWords(summary, page('fr'));
    expect(text).toContain('Fichier IATI d’un éditeur qu’il ne nomme pas\n');
    expect(text).toContain('\nLu          1\u202f203 enregistrements\u00a0: 1 activité et 1\u202f202 transactions\n');
    expect(text).toContain('\nÉvénements  1 inscrit, 0 déjà présent\n');
    expect(text).toContain('\nRepris      1 enregistrement retiré, 1 corrigé\n');
    expect(text).toContain('1\u202f234,56');
    expect(text).toMatch(/Rien n’est perdu, sauf ce qui est signalé comme rejeté\.$/);
  });

  test('no line but figures and names is the same in both', () => {
    for (const variant of VARIANTS) {
      const [english, french] = LANGUAGES.map((language) => summaryInWords(variant, page(language)).split('\n'));
      const alike = french?.filter((line) => /[a-z]/.test(line) && english?.includes(line));
      expect(alike?.filter((line) => !/^SHA-256|^ {2}line 3:/.test(line))).toEqual([]);
    }
  });

  test.each(LANGUAGES)('lists and tables keep within the line (%s)', (language) => {
    const leftOut = Array.from({ length: 30 }, (_, index) => ({ name: `element-${index}`, count: index }));
    const lines = summaryInWords({ ...summary, older: 0, leftOut }, page(language)).split('\n');
    expect(lines.length).toBeGreaterThan(15);
    for (const line of lines.slice(0, -1)) expect(line.length).toBeLessThanOrEqual(80);
    expect(totalsTable([], page(language)).join('')).toMatch(/^\p{Lu}.*\.$/u);
  });

  test('what a file says cannot write to a terminal', () => {
    const hostile = { ...summary, source: { ...summary.source, publisher: '\u001b[2J' } };
    for (const language of LANGUAGES) expect(summaryInWords(hostile, page(language))).not.toContain('\u001b');
  });
});

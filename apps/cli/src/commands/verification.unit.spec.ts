import { describe, expect, test } from '@jest/globals';
import { plain } from '@pacta/reports';
import { verificationInWords } from './verification.ts';

describe('verificationInWords', () => {
  test('lists each check, and says how many passed', () => {
    const checks = [
      { name: 'storage', ok: true, detail: '12 rows' },
      { name: 'projections', ok: true, detail: 'equal to a rebuild' },
    ];
    const text = verificationInWords({ ok: true, events: 12, checks, firstBad: null }, plain);
    expect(text.split('\n').slice(0, 4)).toEqual([
      'ok      storage      12 rows',
      'ok      projections  equal to a rebuild',
      '',
      'All 2 checks passed over 12 events.',
    ]);
  });

  test('a check that was not made counts neither way, and is named', () => {
    const checks = [
      { name: 'storage', ok: true, detail: '12 rows' },
      { name: 'roll-back', ok: true, detail: 'not checked: it needs an older checkpoint' },
    ];
    const text = verificationInWords({ ok: true, events: 12, checks, firstBad: null }, plain);
    expect(text).toContain('—       roll-back  not checked: it needs an older checkpoint');
    expect(text).toContain('1 check passed');
    expect(text).toContain('Not checked: roll-back');
  });

  test('a check that passed and yet found something to look at is marked, and named', () => {
    const checks = [
      { name: 'storage', ok: true, detail: '12 rows' },
      { name: 'clock', ok: true, warning: true, detail: 'recorded times step back' },
    ];
    const report = { ok: true, events: 12, checks, firstBad: null };
    const text = verificationInWords(report, plain);
    expect(text).toContain('LOOK    clock    recorded times step back');
    expect(text).toContain('All 2 checks passed');
    expect(text).toContain('To look at: clock');
    expect(verificationInWords(report, plain, 'fr')).toContain('À examiner\u00a0: horloge');
  });

  test('names what failed, and the first bad event', () => {
    const firstBad = { position: 3, stream: 'ledger-main', revision: 1, eventId: 'abc', why: 'its bytes do not match' };
    const text = verificationInWords(
      { ok: false, events: 12, checks: [{ name: 'storage', ok: false, detail: 'a row differs' }], firstBad },
      plain,
    );
    expect(text).toContain('FAILED  storage  a row differs');
    expect(text).toContain('Verification failed: storage.');
    expect(text).toContain('First bad event: @3, abc, ledger-main revision 1: its bytes do not match');
  });

  test('says what is wrong alone where that is the fault of no single event', () => {
    const why = 'completeness: commitment-1 has 3 events, and the bundle brings 2';
    const firstBad = { position: null, stream: null, revision: null, eventId: null, why };
    const text = verificationInWords({ ok: false, events: 2, checks: [], firstBad }, plain);
    expect(text.split('\n').at(-1)).toBe(`What is wrong: ${why}`);
  });

  test('what stands in a damaged event can not reach the terminal as control characters', () => {
    const firstBad = { position: null, stream: 'x\u001b[2J', revision: 0, eventId: 'abc', why: 'changed' };
    expect(verificationInWords({ ok: false, events: 1, checks: [], firstBad }, plain)).not.toContain('\u001b');
  });

  test('says what they come to in French; what a check found is as its maker says it', () => {
    const firstBad = { position: 3, stream: 'ledger-main', revision: 1, eventId: 'abc', why: 'its bytes do not match' };
    const checks = [
      { name: 'leaves', ok: false, detail: 'a row differs' },
      { name: 'tree', ok: true, detail: 'its root' },
      { name: 'roll-back', ok: true, detail: 'not checked: it needs an older checkpoint' },
    ];
    const failed = verificationInWords({ ok: false, events: 12, checks, firstBad }, plain, 'fr');
    expect(failed).toContain('ÉCHEC  feuilles');
    expect(failed).toContain('Échec de la vérification\u00a0: feuilles.');
    expect(failed).toContain('Premier événement en cause\u00a0: @3, abc, ledger-main, révision 1\u00a0: its bytes');
    expect(failed).toContain('Non contrôlé\u00a0: retour en arrière\u202f; le motif figure ci-dessus.');
    const passed = verificationInWords(
      { ok: true, events: 1200, checks: checks.slice(1), firstBad: null },
      plain,
      'fr',
    );
    expect(passed).toContain('1 contrôle réussi, sur 1\u202f200 événements.');
  });
});

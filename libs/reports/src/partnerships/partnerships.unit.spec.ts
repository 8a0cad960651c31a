import { describe, expect, test } from '@jest/globals';
import { commitmentRegister, partnershipOverview } from '@pacta/ledger';
import { founded, PARTNERSHIP, wholeStory } from '../transparency/baby-food.fixture.ts';
import { listedPartnership } from './partnership-list.ts';
import { renderPartnerships } from './render-partnerships.ts';

const rowsOf = (log: ReturnType<typeof wholeStory>) =>
  log.fold(partnershipOverview).map((partnership) => listedPartnership(partnership, log.fold(commitmentRegister)));

describe('partnerships', () => {
  test('lists what is committed and disbursed per currency, in major units', () => {
    expect(rowsOf(wholeStory())).toEqual([
      {
        id: PARTNERSHIP,
        name: 'Projet Malin',
        externalIds: [],
        origin: 'first-hand',
        phase: 'preparation',
        partners: ['Caisse des Dépôts', 'Croix-Rouge française', 'Blédina'],
        committed: [{ currency: 'EUR', amount: '350000.00' }],
        disbursed: [{ currency: 'EUR', amount: '175000.00' }],
      },
    ]);
  });

  test('a partnership without money has empty lists', () => {
    expect(rowsOf(founded())).toMatchObject([{ committed: [], disbursed: [] }]);
  });

  test('reads as a table', () => {
    const text = renderPartnerships(rowsOf(wholeStory()));
    expect(text).toMatch(/^Projet Malin +preparation +3 +350,000\.00 EUR +175,000\.00 EUR$/m);
    expect(text).toContain(PARTNERSHIP);
    expect(renderPartnerships([])).toBe('No partnership is recorded in this ledger yet.\n');
  });

  test('says of a child that its parent’s figures may hold the same money', () => {
    const [row] = rowsOf(wholeStory());
    const related = [
      { id: 'p', relation: 'parent', identifier: 'XX-P', name: 'Programme', isKnown: true, events: [] },
      { id: 'q', relation: 'parent', identifier: 'XX-Q', name: null, isKnown: false, events: [] },
      { id: 'r', relation: 'child', identifier: 'XX-R', name: 'Wells', isKnown: true, events: [] },
    ] as const;
    const log = wholeStory();
    const [partnership] = log.fold(partnershipOverview);
    const child = partnership && listedPartnership(partnership, log.fold(commitmentRegister), undefined, { related });
    expect(child).toEqual({ ...row, parents: [{ id: 'p', name: 'Programme' }] });
    expect(child && renderPartnerships([child], { width: 200 })).toContain(
      'Part of Programme, whose figures may hold the same money: never add the two.',
    );
  });

  test('reads in French', () => {
    const rows = rowsOf(wholeStory());
    const text = renderPartnerships(rows, { language: 'fr' });
    expect(text).toMatch(/^Projet Malin +préparation +3 +350\u202f000,00\u00a0EUR +175\u202f000,00\u00a0EUR$/m);
    expect(renderPartnerships([], { language: 'fr' })).toBe(
      'Aucun partenariat n’est encore enregistré dans ce registre.\n',
    );
    expect(
      renderPartnerships(
        rows.map((row) => ({ ...row, origin: 'both' })),
        { language: 'fr' },
      ),
    ).toMatch(/Origine.*\n.*\nProjet Malin +les deux/);
  });

  test('escapes a hostile name', () => {
    const [row] = rowsOf(founded());
    expect(row && renderPartnerships([{ ...row, name: '\u001b[2J' }])).toContain('\\u{1b}[2J');
  });
});

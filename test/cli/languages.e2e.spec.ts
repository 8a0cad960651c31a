import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { pacta } from '../harness/command-line.ts';
import { newLedgerFolder, type LedgerFolder } from '../harness/ledger-folder.ts';

jest.setTimeout(120_000);

describe('the command line in two languages', () => {
  let folder: LedgerFolder;
  const run = (...args: readonly string[]) => pacta(folder, args);

  beforeAll(async () => {
    folder = newLedgerFolder();
    Object.assign(folder.env, { PACTA_DEMO: '1' });
    expect((await run('demo')).code).toBe(0);
  });
  afterAll(() => folder.remove());

  test.each([
    ['report', ['report', 'projet-malin'], 'Rapport de transparence, état connu après l’événement 52'],
    ['diff', ['diff', 'projet-malin', '--from', '@29'], 'Ce qui a changé entre l’événement 29'],
    ['portfolio', ['portfolio', 'caisse-des-depots'], 'Portefeuille de Caisse des Dépôts'],
    ['partnerships', ['partnerships'], 'expérimentation'],
    ['log', ['log', '-n', '30'], 'Caisse des Dépôts (financeur) a versé 200\u202f000,00\u00a0EUR'],
    ['show', ['show', '@31'], 'Caisse des Dépôts (financeur) a versé 200\u202f000,00\u00a0EUR'],
    ['status', ['status'], 'Tous les événements du journal sont pris en compte.'],
    ['verify', ['verify'], 'contrôles ont réussi, sur 53 événements.'],
  ])('%s', async (_command, args, said) => {
    const french = await run(...args, '--lang', 'fr');
    expect([french.code, french.stderr]).toEqual([0, '']);
    expect(french.stdout).toContain(said);
  });

  test('the variable is a default, and data is the same in every language', async () => {
    Object.assign(folder.env, { PACTA_LANG: 'fr' });
    try {
      expect((await run('partnerships')).stdout).toContain('Partenariat');
      expect((await run('--lang', 'en', 'partnerships')).stdout).toContain('Partnership');
      for (const args of [
        ['report', 'projet-malin'],
        ['diff', 'projet-malin', '--from', '@29'],
        ['show', '@31'],
      ]) {
        const [french, english] = [await run(...args, '--json'), await run(...args, '--json', '--lang', 'en')];
        expect(french.stdout).toBe(english.stdout);
      }
    } finally {
      delete folder.env.PACTA_LANG;
    }
  });

  test('a language that there is no catalogue of is wrong usage', async () => {
    const wrong = await run('partnerships', '--lang', 'de');
    expect([wrong.code, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr).toContain("--lang must be one of en, fr, not 'de'.");
  });
});

import { describe, expect, test } from '@jest/globals';
import type { Block } from '../blocks/block.ts';
import { representations, statementMediaTypeFrom } from './representations.ts';

describe('the media type of a statement', () => {
  test.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/html', 'text/html'],
    ['text/plain', 'text/plain'],
    ['text/*', 'text/html'],
    ['text/plain;q=0.9, text/html;q=0.5', 'text/plain'],
    // What browsers send.
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    // The more specific range goes before the one that is wanted more.
    ['text/*, text/html;q=0', 'text/plain'],
    ['*/*, application/json;q=0.1', 'text/html'],
    ['TEXT/HTML;charset=utf-8', 'text/html'],
    ['text/html;q=2, text/plain;q=0.1', 'text/plain'],
  ])('%j is answered as %s', (accept, type) => expect(statementMediaTypeFrom(accept)).toBe(type));

  test.each(['image/png', 'application/json;q=0', 'text/html;q=0.0'])('%j is not answered', (accept) =>
    expect(statementMediaTypeFrom(accept)).toBeUndefined(),
  );
});

describe('representations', () => {
  const blocks: readonly Block[] = [
    { kind: 'title', text: 'Projet <Malin>' },
    { kind: 'heading', text: 'Totaux' },
    { kind: 'paragraph', text: 'Rien.' },
  ];

  test('HTML is a document in its language, with the title of the statement', () => {
    const html = representations['text/html'](blocks, 'fr');
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('<title>Projet &lt;Malin&gt;</title>');
  });

  test('text has the same blocks', () =>
    expect(representations['text/plain'](blocks)).toBe('Projet <Malin>\n\nTotaux\n  Rien.\n'));
});

import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { printable } from '../text/printable.ts';
import { textOf } from '../text/render-blocks.ts';
import type { Block } from './block.ts';
import { citation } from './citation.ts';
import { HTML_STYLE, renderHtml } from './html.ts';

const html = (...blocks: readonly Block[]): string => renderHtml(blocks, { title: 'T', language: 'en' });

describe('citations', () => {
  const block: Block = { kind: 'paragraph', text: `10.00 EUR ${citation('e1–e3, e7 … 70 events')}` };

  test('are in square brackets as text', () => expect(textOf([block], {})).toBe('10.00 EUR [e1–e3, e7 … 70 events]\n'));

  test('lead to their events in HTML', () =>
    expect(html(block)).toContain(
      '<p>10.00 EUR [<a href="#e1">e1</a>–<a href="#e3">e3</a>, <a href="#e7">e7</a> … 70 events]</p>',
    ));

  test('each of them to a row that is there', () => {
    const events: Block = { kind: 'table', columns: [{ heading: 'Mark' }], rows: [{ cells: ['e1'], anchor: 'e1' }] };
    expect(html(events)).toContain('<tr id="e1"><th scope="row">e1</th></tr>');
  });

  test('cannot be forged by what people wrote', () => {
    const forged = printable(citation('e1'));
    expect(html({ kind: 'paragraph', text: forged })).not.toContain('<a ');
    expect(html({ kind: 'paragraph', text: '[e1]' })).not.toContain('<a ');
  });
});

describe('text', () => {
  test('the parts of a section are set in, lists under them further', () => {
    const list: Block = { kind: 'list', items: ['one', { text: 'deeper', depth: 1 }] };
    const facts: Block = { kind: 'facts', pairs: [['Label', 'value']] };
    const blocks: readonly Block[] = [
      { kind: 'heading', text: 'Section' },
      list,
      { kind: 'subheading', text: 'Part' },
      facts,
      list,
      { kind: 'subheading', text: 'Wide part', wide: true },
      facts,
      list,
    ];
    expect(textOf(blocks, {}).split('\n')).toEqual([
      '',
      'Section',
      '  - one',
      '    - deeper',
      '',
      '  Part',
      '    Label  value',
      '    - one',
      '      - deeper',
      '',
      '  Wide part',
      '  Label  value',
      '    - one',
      '      - deeper',
      '',
    ]);
  });

  test('notices hang under their text', () => {
    const notices: Block = {
      kind: 'notices',
      labels: ['wrong', 'waiting'],
      notices: [
        { tone: 'bad', label: 'wrong', text: 'a b' },
        { tone: 'warning', label: 'waiting', text: 'word '.repeat(10).trim() },
      ],
    };
    expect(textOf([notices], { width: 40 }).split('\n')).toEqual([
      '  wrong    a b',
      '  waiting  word word word word word word',
      '           word word word word',
      '',
    ]);
  });
});

describe('HTML', () => {
  test('a step deeper is a list within the item', () => {
    const items = ['a', { text: 'b', depth: 1 }, { text: 'c', depth: 3 }, 'd'];
    expect(html({ kind: 'list', items }).replaceAll('\n', '')).toContain(
      '<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>',
    );
  });

  test('has no script, no handler, and one style that a policy may allow by its hash', () => {
    const page = html({ kind: 'title', text: '<script>alert(1)</script>' });
    expect(page).not.toMatch(/<script|\son\w+=|style=/);
    const [, style] = /<style>([^<]*)<\/style>/.exec(page) ?? [];
    expect(style).toBe(HTML_STYLE);
    expect(createHash('sha256').update(HTML_STYLE).digest('base64')).toHaveLength(44);
  });

  test('a line about an event is numbered by its position, and what people wrote in it stays text', () => {
    const lines = [{ position: 7, id: '3fa8<b>', recorded: '2026-01-01 09:00', sentence: "A said '<script>'" }];
    const html = renderHtml([{ kind: 'events', lines }], { title: 'T', language: 'en' });
    expect(html).toContain(
      '<li value="7"><code>3fa8&lt;b&gt;</code> 2026-01-01 09:00 A said &#39;&lt;script&gt;&#39;</li>',
    );
    expect(textOf([{ kind: 'events', lines }], { width: 40, cut: true })).toBe(
      "    7  3fa8<b>  2026-01-01 09:00  A said '<…\n",
    );
  });
});

import type { Block, Notice } from '../../blocks/block.ts';
import type { Attention, AttentionStatement } from '../attention-codes.ts';
import { joined, type StatementPage } from './page.ts';

/** Placed first: what a reader looks for first. */
export function attentionBlocks({ wrong, waiting }: AttentionStatement, page: StatementPage): readonly Block[] {
  const said = page.words.attention;
  const notices = [
    ...wrong.map((each): Notice => ({ tone: 'bad', label: said.wrong, text: textOf(each, page) })),
    ...waiting.map((each): Notice => ({ tone: 'warning', label: said.waiting, text: textOf(each, page) })),
  ];
  return [
    { kind: 'heading', text: said.title },
    { kind: 'paragraph', text: said.verdict(wrong.length, waiting.length) },
    ...(notices.length === 0 ? [] : [{ kind: 'notices' as const, labels: [said.wrong, said.waiting], notices }]),
  ];
}

function textOf({ code, params, since, synthetic, events }: Attention, { words, cite }: StatementPage): string {
  const said = words.attention;
  // The catalogue types each code's parameters, which is lost in a union of codes.
  const sentence = said.sentences[code] as (of: Attention['params']) => string;
  return joined(
    sentence(params),
    synthetic ? said.synthetic : '',
    since === null ? '' : said.since(words.formats.date(since)),
    cite(events),
  );
}

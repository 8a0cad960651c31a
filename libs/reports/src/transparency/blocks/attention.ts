import type { Block, Notice } from '../../blocks/block.ts';
import type { Attention, AttentionStatement } from '../attention-codes.ts';
import { joined, type StatementPage } from './page.ts';

/** Placed first: what a reader looks for first. */
export function attentionBlocks({ wrong, waiting, usual }: AttentionStatement, page: StatementPage): readonly Block[] {
  const texts = page.words.attention;
  const notices = [
    ...wrong.map((each): Notice => ({ tone: 'bad', label: texts.wrong, text: textOf(each, page) })),
    ...waiting.map((each): Notice => ({ tone: 'warning', label: texts.waiting, text: textOf(each, page) })),
  ];
  return [
    { kind: 'heading', text: texts.title },
    { kind: 'paragraph', text: texts.verdict(wrong.length, waiting.length) },
    ...(notices.length === 0 ? [] : [{ kind: 'notices' as const, labels: [texts.wrong, texts.waiting], notices }]),
    ...usual.map(({ params, events }): Block => ({
      kind: 'paragraph',
      text: joined(texts.usual(params), page.cite(events)),
    })),
  ];
}

function textOf({ code, params, since, synthetic, events }: Attention, { words, cite }: StatementPage): string {
  const texts = words.attention;
  // The catalogue types each code's parameters, which is lost in a union of codes.
  const sentence = texts.sentences[code] as (of: Attention['params']) => string;
  return joined(
    sentence(params),
    synthetic ? texts.synthetic : '',
    since === null ? '' : texts.since(words.formats.date(since)),
    cite(events),
  );
}

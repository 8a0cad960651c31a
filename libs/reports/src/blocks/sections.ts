import type { Block } from './block.ts';

/** A part of a statement under one heading, with it. */
export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** The sections of a statement in order, without the head of the document. */
export function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const starts = blocks.flatMap((block, index) => (block.kind === 'heading' ? [{ index, heading: block.text }] : []));
  return starts.map(({ index, heading }, at) => ({ heading, blocks: blocks.slice(index, starts[at + 1]?.index) }));
}

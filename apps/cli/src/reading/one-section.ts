import { EXIT } from '@pacta/process';
import { sectionsOf, type Block } from '@pacta/reports';
import { CommandFault } from '../faults/command-fault.ts';
import { slugOf } from './named-reference.ts';

/**
 * The section of a statement whose heading begins with `name`, written as people write it (`Money in all`) or as a slug
 * (`money-in-all`). @throws CommandFault not found (4), naming the sections that there are
 */
export function oneSection(blocks: readonly Block[], name: string): readonly Block[] {
  const sections = sectionsOf(blocks);
  const slug = slugOf(name);
  const found =
    sections.find(({ heading }) => slugOf(heading) === slug) ??
    sections.find(({ heading }) => slug !== '' && slugOf(heading).startsWith(slug));
  if (found !== undefined) return found.blocks;
  throw new CommandFault(
    EXIT.notFound,
    `The report has no section '${name}'.`,
    `Its sections are ${sections.map(({ heading }) => slugOf(heading)).join(', ')}.`,
  );
}

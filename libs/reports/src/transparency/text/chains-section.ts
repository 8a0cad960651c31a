import type { ChainLink, ChainStatement } from '../chains.ts';
import { bullet, cited, joined, section, type ReportPage } from './report-page.ts';

/** Columns by which each step onward is set in. */
const STEP = 2;

function line({ from, to, depth, promised, disbursed, returns }: ChainLink, page: ReportPage): readonly string[] {
  const text = joined(
    `${from.name} → ${to.name}: ${cited(promised, page)} promised,`,
    `${cited(disbursed, page)} disbursed`,
    depth === 0 ? '(counted here)' : '(counted at its origin)',
    returns ? 'The money comes back to where it passed before.' : '',
  );
  return bullet(text, page, 2 + STEP * depth);
}

/** Each chain from its origin on, a step deeper at each hand. Nothing where no money is passed on. */
export function chainsSection(chains: readonly ChainStatement[], page: ReportPage): readonly string[] {
  if (chains.length === 0) return [];
  return section(
    'Money passed on (counted once, at its origin)',
    chains.flatMap(({ links }) => links.slice(0, page.rows).flatMap((link) => line(link, page))),
    page,
  );
}

import { FLOW_BASES } from '@pacta/ledger';
import type { Block, Row } from '../../blocks/block.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { Figure } from '../../figures/figure.ts';
import type { UnknownDay } from '../../figures/unknown-day.ts';
import { unknownDayText } from '../../figures/unknown-day-text.ts';
import type { ByBasis, CurrencyTotals, TotalsByOrigin } from '../totals.ts';
import { cited, isNothing, type StatementPage } from './page.ts';

const FURTHER = [
  'reconciled',
  'called',
  'repaid',
  'returned',
  'interest',
  'outstanding',
  'guaranteed',
  'passedOn',
] as const;

type Further = (typeof FURTHER)[number];

/** Totals per currency and basis; never one number over several currencies. `ofDays`: certain days were asked for. */
export function totalsBlocks(
  totals: readonly CurrencyTotals[],
  { onlyReported, ofDays }: { readonly onlyReported: boolean; readonly ofDays: boolean },
  page: StatementPage,
): readonly Block[] {
  const texts = page.words.transparency.totals;
  const heading: Block = { kind: 'heading', text: onlyReported ? texts.titleReported : texts.title };
  if (totals.length === 0) return [heading, { kind: 'paragraph', text: ofDays ? texts.nothingThen : texts.nothing }];
  return [heading, ...totals.flatMap((each, at) => [...currencyBlocks(each, at > 0, page), ...leftOut(each, page)])];
}

/** What is in no period, and the rule by which money is in one. */
export const periodBlocks = (unknownDay: readonly UnknownDay[], { words, cite }: StatementPage): readonly Block[] =>
  [...unknownDayText(unknownDay, words, cite), words.terms.unknownDay.rule].map((text) => ({
    kind: 'paragraph',
    text,
  }));

function currencyBlocks(each: CurrencyTotals, apart: boolean, page: StatementPage): readonly Block[] {
  const { byOrigin } = each;
  const mixed = byOrigin !== undefined && FLOW_BASES.some((basis) => !isNothing(byOrigin.firstHand[basis]));
  const table = mixed ? bothOrigins(each, byOrigin, page) : oneOrigin(each, page);
  return [apart ? { ...table, apart: true } : table];
}

/** Figures outside the four bases are shown where they are not zero. */
function isShown(which: Further, each: CurrencyTotals): boolean {
  if (which !== 'outstanding') return !isNothing(each[which]);
  // Omitted where a report has no commitments: it would read as an overpayment.
  return each.byOrigin === undefined || (!isNothing(each.outstanding) && !isNothing(each.committed));
}

function oneOrigin(each: CurrencyTotals, page: StatementPage): Block {
  const { formats, terms, transparency } = page.words;
  const texts = transparency.totals;
  const bases = each.byOrigin === undefined ? texts.bases : terms.bases;
  const row = (name: string, figure: Figure, total: boolean): Row => ({
    cells: [name, formats.amount(figure), formats.synthetic(figure), page.cite(figure.events)],
    total,
  });
  return {
    kind: 'table',
    columns: [
      { heading: texts.basis },
      { heading: texts.amount, align: 'right' },
      { heading: '' },
      { heading: texts.events, flexible: true },
    ],
    rows: [
      ...FLOW_BASES.map((basis) => row(bases[basis], each[basis], false)),
      ...FURTHER.filter((which) => isShown(which, each)).map((which) =>
        row(texts[which], each[which], which === 'outstanding'),
      ),
    ],
  };
}

const cell = (figure: Figure, { words, cite }: StatementPage): string =>
  isNothing(figure)
    ? UNKNOWN
    : [words.formats.amount(figure), words.formats.synthetic(figure), cite(figure.events)]
        .filter((part) => part !== '')
        .join('\n');

/** First-hand and reported sums in adjacent columns. */
function bothOrigins(each: CurrencyTotals, { firstHand, reported }: TotalsByOrigin, page: StatementPage): Block {
  const { terms, transparency } = page.words;
  const texts = transparency.totals;
  return {
    kind: 'table',
    columns: [
      { heading: texts.basis, flexible: true },
      { heading: texts.firstHand, align: 'right' },
      { heading: texts.reported, align: 'right' },
      { heading: texts.inAll, align: 'right' },
    ],
    rows: [
      ...FLOW_BASES.map((basis): Row => ({
        cells: [terms.bases[basis], cell(firstHand[basis], page), cell(reported[basis], page), cell(each[basis], page)],
      })),
      ...FURTHER.filter((which) => isShown(which, each)).map((which): Row => ({
        cells: [texts[which], '', '', cell(each[which], page)],
        total: which === 'outstanding',
      })),
    ],
  };
}

function leftOut({ byOrigin }: CurrencyTotals, page: StatementPage): readonly Block[] {
  const { terms, transparency } = page.words;
  if (byOrigin === undefined) return [];
  const { leftOut: elsewhere, otherSide } = transparency.totals;
  const sentence = (of: ByBasis, say: (figures: string) => string): readonly Block[] => {
    const some = FLOW_BASES.filter((basis) => !isNothing(of[basis]));
    const figures = some.map((basis) => `${terms.bases[basis]} ${cited(of[basis], page)}`);
    return figures.length === 0 ? [] : [{ kind: 'paragraph', text: say(figures.join(', ')) }];
  };
  return [...sentence(byOrigin.otherSide, otherSide), ...sentence(byOrigin.countedElsewhere, elsewhere)];
}

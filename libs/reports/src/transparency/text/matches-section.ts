import { amountText } from '../../figures/amount-text.ts';
import type { MatchedFlow, MatchStatement } from '../match-statements.ts';
import { bullet, datesText, joined, paragraph, section, type ReportPage } from './report-page.ts';

function side({ words, origin, amount, by, date, partnership }: MatchedFlow): string {
  if (words === null) return 'a flow that you may not see';
  const whose = by === null ? origin : origin === 'reported' ? `reported by ${by}` : `first hand, ${by}`;
  const where = partnership === null ? '' : ` in ${partnership.name ?? 'another partnership'}`;
  const when = date === null ? '' : ` on ${date}`;
  return `${words}${amount === null ? '' : ` of ${amountText(amount)}`}${when} (${whose})${where}`;
}

function differenceInWords({ difference, twoCurrencies }: MatchStatement): string {
  if (twoCurrencies) return 'Two currencies: the difference can’t be told.';
  if (difference === null) return '';
  return /^-?0(\.0+)?$/.test(difference.amount) ? 'No difference.' : `Difference ${amountText(difference)}.`;
}

function lines(match: MatchStatement, page: ReportPage): readonly string[] {
  const { takenBack } = match;
  const said = `${side(match.flow)} is the same as ${side(match.with)}.`;
  const undone =
    takenBack === null
      ? ''
      : `Taken back by ${takenBack.by}: ${takenBack.reason} (${datesText(takenBack)}). Both count again.`;
  return bullet(
    joined(
      said,
      takenBack === null ? differenceInWords(match) : '',
      `${match.by} said so: ${match.why} (${datesText(match)})`,
      page.citations.cite(match.events.slice(0, 1)),
      undone,
      page.citations.cite(match.events.slice(1)),
    ),
    page,
    2,
  );
}

/** What somebody said is the same flow, and what was taken back. */
export function matchesSection(matches: readonly MatchStatement[], page: ReportPage): readonly string[] {
  if (matches.length === 0) return [];
  return section(
    'Flows that are the same',
    [
      ...paragraph('Matched by people. Of the same flow each basis counts one, first hand before reported.', page),
      ...matches.flatMap((match) => lines(match, page)),
    ],
    page,
  );
}

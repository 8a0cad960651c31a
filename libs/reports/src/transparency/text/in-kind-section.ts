import { amountText, grouped, UNKNOWN } from '../../figures/amount-text.ts';
import { table, type Row } from '../../text/table.ts';
import type { ContributionStatement, GoodsStatement, InKindStatement } from '../in-kind.ts';
import type { PersonalReading } from '../reader.ts';
import { cited, joined, paragraph, section, type ReportPage } from './report-page.ts';

const personText = (person: PersonalReading): string =>
  person.state === 'opened' ? person.value : `name ${person.state}`;

const when = ({ period, dates }: ContributionStatement): string => {
  if (period !== null) return period;
  const days = dates.map(({ date }) => date).toSorted();
  return days.length < 2 ? days.join('') : `${days[0]} to ${days.at(-1)}`;
};

const READING: Record<string, string> = {
  month: 'month by month',
  year: 'over the year',
  'once-a-year': 'once a year',
};

/** The value at cost and what of it counts, with the rule's version. */
function valueNotes({ valuation }: ContributionStatement | GoodsStatement, page: ReportPage): readonly string[] {
  if (valuation === null) return [];
  const { gross, capped, rule, note } = valuation;
  const reason = note === null ? '' : `(${note})`;
  if (rule === null) return [joined(`Valued at cost: ${cited(gross, page)}`, reason)];
  const by = `by version ${rule.version} of the rule, ceiling read ${READING[rule.reading] ?? rule.reading}`;
  return [
    joined(
      `Valued at cost: ${cited(gross, page)}; of it ${amountText(capped)} count,`,
      by,
      page.citations.cite(rule.events),
      reason,
    ),
  ];
}

const signed = (each: ContributionStatement | GoodsStatement): string => (each.counts ? 'both sides' : 'one side');

const between = (each: ContributionStatement | GoodsStatement): string =>
  `${each.provider.name} → ${each.receiver.name}`;

/** Time and goods given: beside the money, never inside it. */
export function inKindSection(inKind: InKindStatement, page: ReportPage): readonly string[] {
  if (inKind.contributions.length + inKind.goods.length === 0)
    return section('In kind', paragraph('No time or goods given have been recorded yet.', page), page);
  return [...timeSection(inKind, page), ...goodsSection(inKind, page), ...valueSection(inKind, page)];
}

function timeSection({ contributions, counted, awaiting }: InKindStatement, page: ReportPage): readonly string[] {
  if (contributions.length === 0) return [];
  const columns = [
    { heading: 'From → to', flexible: true },
    { heading: 'Skill, person', flexible: true },
    { heading: 'When', flexible: true },
    { heading: 'Days', align: 'right' as const },
    { heading: 'Signed' },
    { heading: 'Events' },
  ];
  const rows = contributions.map((each): Row => ({
    cells: [
      between(each),
      `${each.skill}\n${personText(each.person)}`,
      when(each),
      grouped(each.days) + (each.synthetic ? '\nsynthetic' : ''),
      signed(each),
      page.citations.cite(each.events),
    ],
    notes: valueNotes(each, page),
  }));
  const total = (label: string, days: InKindStatement['counted']): Row => ({
    cells: [label, '', '', grouped(days.days), '', page.citations.cite(days.events)],
    total: true,
  });
  return section(
    'In kind (days given, never added to money)',
    table(
      columns,
      [
        ...rows,
        total(joined('Days that count'), counted),
        ...(awaiting.events.length === 0 ? [] : [total('Days waiting for a signature', awaiting)]),
      ],
      page,
    ),
    page,
  );
}

function goodsSection({ goods }: InKindStatement, page: ReportPage): readonly string[] {
  if (goods.length === 0) return [];
  const columns = [
    { heading: 'From → to', flexible: true },
    { heading: 'Goods', flexible: true },
    { heading: 'Given on' },
    { heading: 'Quantity', align: 'right' as const },
    { heading: 'Signed' },
    { heading: 'Events' },
  ];
  const rows = goods.map((each): Row => ({
    cells: [
      between(each),
      each.description,
      each.givenOn,
      (each.quantity === null ? UNKNOWN : joined(grouped(each.quantity), each.unit ?? '')) +
        (each.synthetic ? '\nsynthetic' : ''),
      signed(each),
      page.citations.cite(each.events),
    ],
    notes: valueNotes(each, page),
  }));
  return section('In kind (goods given, never added to money)', table(columns, rows, page), page);
}

function valueSection({ value }: InKindStatement, page: ReportPage): readonly string[] {
  const lines = value.map(
    ({ gross, capped }) =>
      `Valued and signed by both sides: ${cited(gross, page)} at cost, of which ${amountText(capped)} count under the rules. Beside the money, never inside it.`,
  );
  return lines.flatMap((line) => ['', ...paragraph(line, page)]);
}

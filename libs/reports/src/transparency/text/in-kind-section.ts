import { grouped } from '../../figures/amount-text.ts';
import { table, type Row } from '../../text/table.ts';
import type { ContributionStatement, InKindStatement } from '../in-kind.ts';
import type { PersonalReading } from '../reader.ts';
import { joined, paragraph, section, type ReportPage } from './report-page.ts';

const personText = (person: PersonalReading): string =>
  person.state === 'opened' ? person.value : `name ${person.state}`;

const when = ({ period, dates }: ContributionStatement): string => {
  if (period !== null) return period;
  const days = dates.map(({ date }) => date).toSorted();
  return days.length < 2 ? days.join('') : `${days[0]} to ${days.at(-1)}`;
};

/** Time given: beside the money, never inside it. */
export function inKindSection(
  { contributions, counted, awaiting }: InKindStatement,
  page: ReportPage,
): readonly string[] {
  if (contributions.length === 0)
    return section('In kind', paragraph('No time given has been recorded yet.', page), page);
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
      `${each.provider.name} → ${each.receiver.name}`,
      `${each.skill}\n${personText(each.person)}`,
      when(each),
      grouped(each.days) + (each.synthetic ? '\nsynthetic' : ''),
      each.counts ? 'both sides' : 'one side',
      page.citations.cite(each.events),
    ],
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

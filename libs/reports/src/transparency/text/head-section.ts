import { facts, table, type Row } from '../../text/table.ts';
import { UNKNOWN } from '../../figures/amount-text.ts';
import type { PartnershipHead } from '../head.ts';
import { bullet, datesText, joined, paragraph, section, subheading, type ReportPage } from './report-page.ts';

/** Phase, charter, exit plan and partners. */
export function headSection(head: PartnershipHead, page: ReportPage): readonly string[] {
  const cite = page.citations.cite;
  const { phaseSince, charter, exitPlan } = head;
  const lines = facts(
    [
      ...(head.purpose === null ? [] : [['Purpose', head.purpose] as const]),
      ['Phase', joined(head.phase, ...(phaseSince ? [`(${datesText(phaseSince)})`, cite(phaseSince.events)] : []))],
      [
        'Charter',
        charter
          ? joined(`version ${charter.version} (${datesText(charter)})`, cite(charter.events))
          : `${UNKNOWN} none adopted`,
      ],
      [
        'Exit plan',
        exitPlan
          ? joined(`to stand on its own by ${exitPlan.horizon} (${datesText(exitPlan)})`, cite(exitPlan.events))
          : `${UNKNOWN} none adopted`,
      ],
      ...(head.externalIds.length === 0
        ? []
        : [['Known as', head.externalIds.map(({ scheme, ref }) => `${scheme} ${ref}`).join(', ')] as const]),
      ['Id', head.id === '' ? UNKNOWN : head.id],
    ],
    page,
  );
  return [...section('The partnership', lines, page), ...charterLines(head, page), ...partners(head, page)];
}

function charterLines({ charter, exitPlan }: PartnershipHead, page: ReportPage): readonly string[] {
  const list = (title: string, items: readonly string[]): readonly string[] =>
    items.length === 0 ? [] : [...subheading(title, page), ...items.flatMap((item) => bullet(item, page))];
  const objectives = (charter?.objectives ?? []).map(({ text, measure, target }) =>
    measure === undefined
      ? text
      : `${text} (measured by ${measure}${target === undefined ? '' : `; target ${target}`})`,
  );
  return [
    ...list('Objectives', objectives),
    ...list('Principles', charter?.principles ?? []),
    ...list('Red lines', charter?.redLines ?? []),
    ...list('It ends when', exitPlan?.triggers ?? []),
    ...list('Who takes over', exitPlan?.heirs ?? []),
  ];
}

function partners({ partners: all }: PartnershipHead, page: ReportPage): readonly string[] {
  if (all.length === 0) return ['', ...paragraph('No partner has joined yet.', page)];
  const rows = all.map((partner): Row => ({
    cells: [
      partner.name,
      partner.sector,
      partner.roles.join(', '),
      partner.effectiveOn ?? UNKNOWN,
      partner.recordedAt.slice(0, 10),
      page.citations.cite(partner.events),
    ],
  }));
  const columns = [
    { heading: 'Partner', flexible: true },
    { heading: 'Sector' },
    { heading: 'Role', flexible: true },
    { heading: 'Effective' },
    { heading: 'Recorded' },
    { heading: 'Event' },
  ];
  return ['', ...table(columns, rows, page)];
}
